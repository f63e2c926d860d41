//! Changing the key that encrypts the data keys, while everything goes on.
//!
//! What is wrapped by another key than the current one is wrapped anew, some at a time, each time in one transaction.
//! Nothing is remembered beside the data keys themselves, so a change that was interrupted goes on where it was, in
//! this process or in another one.

use std::time::Duration;

use serde_json::json;
use slog::{info, warn};

use super::reload::reload;
use super::{Actor, Context, PipelineError};
use crate::crypto::MasterKeys;
use crate::domain::model::Timestamp;
use crate::store::audit::{NewEntry, append};
use crate::store::ciphertexts::{self, Opened};
use crate::store::keys::{self, Rewrapped, Wrapping};
use crate::store::{StoreError, WriteTx};

/// The writer is free for others in between.
const AT_ONCE: usize = 8;
/// What one read of the proof looks at.
const OWNERS_AT_ONCE: usize = 20;
/// Of each kind and owner. The keys are what is to be proved, and one ciphertext proves its key.
const OPENED_OF_EACH: u32 = 3;
/// A reader that takes longer than all of them leaves the journal to SQLite.
const JOURNAL_TRIES: u32 = 50;
const JOURNAL_PAUSE: Duration = Duration::from_millis(100);

/// That everything opens with the current key alone.
#[derive(Debug, Clone)]
pub struct Proof {
    pub data_keys: u64,
    pub opened: Vec<Opened>,
}

/// # Errors
/// Those of the store.
pub async fn wrapping(context: &Context) -> Result<Wrapping, PipelineError> {
    Ok(context.store.read(keys::wrapping).await?)
}

/// Wraps some more data keys by the current key.
///
/// # Errors
/// Those of the store; [`StoreError::MissingKey`] names a key that this process lacks.
pub async fn rewrap_some(context: &Context, actor: &Actor) -> Result<Rewrapped, PipelineError> {
    let (now, actor) = (context.clock.now(), actor.clone());
    let step = context.store.write(move |tx| {
        let step = keys::rewrap(tx, AT_ONCE)?;
        write_down(tx, &actor, &step, now)?;
        Ok(step)
    });
    Ok(step.await?)
}

/// The beginning and the end of a change, in the transaction of the step that was first or last.
fn write_down(tx: &mut WriteTx<'_>, actor: &Actor, step: &Rewrapped, now: Timestamp) -> Result<(), StoreError> {
    let Some(from) = step.from else { return Ok(()) };
    let detail = json!({ "from": from.to_string(), "to": step.to.to_string() });
    let is_last = step.left == 0;
    for (action, _) in [("key.rotationStart", step.is_first), ("key.rotationEnd", is_last)].iter().filter(|(_, is)| *is)
    {
        let entry =
            NewEntry { at: now, actor, action, subject: step.to.to_string(), tenant: None, detail: detail.clone() };
        append(tx, &entry)?;
    }
    Ok(())
}

/// Opens every data key and some ciphertexts of each kind and tenant, from the database and not from memory.
///
/// # Errors
/// [`PipelineError::Store`] tells what does not open.
pub async fn prove(context: &Context) -> Result<Proof, PipelineError> {
    let wrapping = wrapping(context).await?;
    let mut proof = Proof { data_keys: wrapping.all(), opened: Vec::new() };
    let mut after: Option<String> = None;
    loop {
        let from = after.clone();
        let read =
            context.store.read(move |tx| ciphertexts::open_some(tx, from.as_deref(), OWNERS_AT_ONCE, OPENED_OF_EACH));
        let (opened, last) = read.await?;
        add(&mut proof.opened, opened);
        let Some(last) = last else { return Ok(proof) };
        after = Some(last);
    }
}

fn add(sum: &mut Vec<Opened>, more: Vec<Opened>) {
    if sum.is_empty() {
        *sum = more;
        return;
    }
    sum.iter_mut().zip(more).for_each(|(sum, more)| sum.count += more.count);
}

/// What a server does by itself: goes on with a change of keys, proves it, and tells when the old key has served.
///
/// # Errors
/// Those of the store; the next call goes on.
pub async fn look_after(context: &Context) -> Result<(), PipelineError> {
    let mut wrapping = wrapping(context).await?;
    if !wrapping.missing().is_empty() {
        reload(context).await?;
        wrapping = self::wrapping(context).await?;
    }
    if let Some(missing) = wrapping.missing().first() {
        warn!(context.logger, "the key of the database was changed beside this server, which goes on with what it has in \
            memory: give it the new key and start it again"; "needed_id" => missing.to_string());
        return Ok(());
    }
    if wrapping.left() == 0 {
        return Ok(());
    }
    while rewrap_some(context, &Actor::plumbline()).await?.left > 0 {
        tokio::task::yield_now().await;
    }
    finish(context).await
}

/// Proves the change, and empties the journal of what the old key wrapped.
async fn finish(context: &Context) -> Result<(), PipelineError> {
    let proof = prove(context).await?;
    empty_journal(context).await?;
    let opened: u64 = proof.opened.iter().map(|kind| kind.count).sum();
    info!(context.logger, "the key was changed: every data key is encrypted with the current one, and \
        PLUMBLINE_ENCRYPTION_KEY_PREVIOUS may be taken away"; "owners" => proof.data_keys, "opened" => opened);
    Ok(())
}

/// See [`crate::store::Store::empty_journal`]. Readers are waited for, as each holds the journal for a moment alone.
///
/// # Errors
/// Those of the store.
pub async fn empty_journal(context: &Context) -> Result<bool, PipelineError> {
    for _ in 0..JOURNAL_TRIES {
        let store = context.store.clone();
        let emptied = tokio::task::spawn_blocking(move || store.empty_journal()).await;
        if emptied.map_err(|_| StoreError::Stopped)?? {
            return Ok(true);
        }
        tokio::time::sleep(JOURNAL_PAUSE).await;
    }
    Ok(false)
}

/// Takes the keys that the operator configured anew.
///
/// # Errors
/// [`StoreError::MissingKey`]; then the former keys stay in use.
pub async fn take(context: &Context, keys: MasterKeys) -> Result<(), PipelineError> {
    let store = context.store.clone();
    let taken = tokio::task::spawn_blocking(move || store.use_keys(keys)).await.map_err(|_| StoreError::Stopped)?;
    Ok(taken?)
}
