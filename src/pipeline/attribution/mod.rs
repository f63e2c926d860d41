//! Asking Microsoft's audit logs who made the changes that drifted. It is asked when a reading found one, and again
//! later, as the logs are late; a tenant without drift is not asked at all.

mod read;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use futures_util::stream::{self, StreamExt};
use serde_json::json;

use self::read::{Found, Span};
use super::{Actor, Context, Event, PipelineError, connections};
use crate::domain::attribution::{Attribution, Author, AuthorKind, Certainty, Changed, LogEntry, Subject, attribute};
use crate::domain::catalog::{self, AuditSource, Entry, RequestKind};
use crate::domain::drift::DriftChange;
use crate::domain::model::{AreaKey, DriftId, TenantId, Timestamp};
use crate::graph::{Connection, GraphError, Priority};
use crate::store::attributions::{self, Attributed, Due, KnownAuthor, Look};
use crate::store::audit::{NewEntry, append};
use crate::store::drifts::{self, Drift};
use crate::store::{ReadTx, StoreError, connections as stored_connections, write_connections};

/// Drifts that are looked for in one go, and tenants that are asked at the same moment.
const DRIFTS_AT_A_TIME: u32 = 500;
const TENANTS_AT_ONCE: usize = 4;
/// More means that the tenant does not answer.
const TENANT_LIMIT: Duration = Duration::from_secs(60);
const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// After the reading that found the change: entries come minutes late, and sometimes hours.
const LOOKS_AFTER_MS: [i64; 4] = [2 * MINUTE_MS, 15 * MINUTE_MS, 120 * MINUTE_MS, DAY_MS];
/// After a look that failed, or that was not permitted.
const AGAIN_AFTER_MS: i64 = 60 * MINUTE_MS;
/// Whoever asks again within this time is given what the one before him got.
const PAUSE_MS: i64 = 15_000;
/// Times that are nearer to one another are asked for at once.
const NEAR_MS: i64 = 10 * MINUTE_MS;

/// Looks for who made the changes that wait for it; tells how many were looked for. A tenant that fails or is slow does
/// not hold up the others.
///
/// # Errors
/// Those of the store.
pub async fn look_due(context: &Context) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    let due = context.store.read(move |tx| with_drifts(tx, attributions::due(tx, now, DRIFTS_AT_A_TIME)?)).await?;
    let count = due.len();
    let mut by_tenant: BTreeMap<TenantId, Vec<Question>> = BTreeMap::new();
    for question in due {
        by_tenant.entry(question.due.tenant).or_default().push(question);
    }
    let looks: Vec<_> = by_tenant.into_iter().map(|(tenant, asked)| look(context, tenant, asked)).collect();
    let mut ended = stream::iter(looks).buffer_unordered(TENANTS_AT_ONCE);
    while let Some(result) = ended.next().await {
        match result {
            // Removed meanwhile.
            Ok(()) | Err(PipelineError::NotFound { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(count)
}

/// Looks now for who made the change behind a drift, for a person who waits; what Microsoft refuses is told with the
/// drift.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn look_again(context: &Context, actor: Actor, id: DriftId) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let write = context.store.write(move |tx| {
        let Some(drift) = drifts::find(tx, id)? else { return Ok(None) };
        let (subject, tenant, detail) = (id.to_string(), Some(drift.tenant_id), json!({}));
        append(tx, &NewEntry { at: now, actor: &actor, action: "drift.ask_who", subject, tenant, detail })?;
        let is_due = |known: &Attributed| known.looked_at.is_none_or(|at| at.plus_ms(PAUSE_MS) <= now);
        let due = drift.attribution.as_ref().filter(|known| is_due(known)).map(|known| Due {
            drift: id,
            tenant: drift.tenant_id,
            since: known.since,
            until: known.until,
            looks: known.looks,
        });
        Ok(Some((drift.tenant_id, with_drifts(tx, due.into_iter().collect())?)))
    });
    let (tenant, asked) = write.await?.ok_or(PipelineError::NotFound { what: "drift" })?;
    if asked.is_empty() {
        return Ok(());
    }
    // A new token, because a permission granted a minute ago is not in the old one.
    context.open_connections.forget(tenant);
    look(context, tenant, asked).await
}

/// A drift with what is asked about it.
#[derive(Debug)]
struct Question {
    due: Due,
    drift: Drift,
    /// None where no log tells of the area.
    source: Option<(&'static Entry, &'static AuditSource)>,
}

/// What a look says of one drift.
struct Reply {
    due: Due,
    area: AreaKey,
    answer: Result<Attribution, String>,
    next_look_at: Option<Timestamp>,
}

fn with_drifts(tx: &ReadTx<'_>, due: Vec<Due>) -> Result<Vec<Question>, StoreError> {
    let mut questions = Vec::with_capacity(due.len());
    for due in due {
        if let Some(drift) = drifts::find(tx, due.drift)? {
            let entry = catalog::entries().iter().find(|entry| entry.area.key == drift.area);
            let source = entry.and_then(|entry| Some((entry, catalog::audit_source(entry.audit.log)?)));
            questions.push(Question { due, drift, source });
        }
    }
    Ok(questions)
}

async fn look(context: &Context, tenant: TenantId, questions: Vec<Question>) -> Result<(), PipelineError> {
    let ids: Vec<DriftId> = questions.iter().map(|question| question.due.drift).collect();
    let replies = match tokio::time::timeout(TENANT_LIMIT, replies(context, tenant, questions)).await {
        Ok(replies) => replies?,
        Err(_) => {
            slog::warn!(context.logger, "the audit logs of a tenant did not answer in time";
                "tenant.id" => tenant.to_string(), "drifts" => ids.len());
            return put_off(context, ids).await;
        }
    };
    let now = context.clock.now();
    let areas = context
        .store
        .write(move |tx| {
            let own = own_clients(tx, tenant)?;
            let mut areas = BTreeSet::new();
            for reply in replies {
                let (certainty, gap, entries) = match &reply.answer {
                    Ok(found) => (Some(found.certainty), None, found.entries.as_slice()),
                    Err(reason) => (None, Some(reason.as_str()), [].as_slice()),
                };
                let author = certainty.and_then(|certainty| named(certainty, entries, &own));
                let next_look_at = reply.next_look_at;
                let look = Look { certainty, gap, author: author.as_ref(), entries, next_look_at };
                attributions::record(tx, &reply.due, &look, now)?;
                areas.insert(reply.area);
            }
            Ok(areas)
        })
        .await?;
    for area in areas {
        context.publish(Event::Drift { tenant_id: tenant, area, opened: 0, resolved: 0 });
    }
    Ok(())
}

/// A look that was not taken counts for nothing, and is taken later.
async fn put_off(context: &Context, ids: Vec<DriftId>) -> Result<(), PipelineError> {
    let later = context.clock.now().plus_ms(AGAIN_AFTER_MS);
    let put_off = context.store.write(move |tx| ids.iter().try_for_each(|id| attributions::put_off(tx, *id, later)));
    Ok(put_off.await?)
}

async fn replies(context: &Context, tenant: TenantId, questions: Vec<Question>) -> Result<Vec<Reply>, PipelineError> {
    let now = context.clock.now();
    let connection = match connections::open(context, tenant).await {
        Ok(connection) => Ok(connection.for_collection(Priority::Scheduled)),
        Err(error @ (PipelineError::Store(_) | PipelineError::NotFound { .. })) => return Err(error),
        // A tenant that cannot be reached is told, and asked again later.
        Err(error) => Err(error.to_string()),
    };
    let mut logs: Vec<(&'static AuditSource, Vec<Question>)> = Vec::new();
    let mut replies = Vec::with_capacity(questions.len());
    for question in questions {
        let Some((_, source)) = question.source else {
            let reason = "no audit log that Graph gives tells of changes in this area".to_owned();
            replies.push(reply(question, Err(reason), None));
            continue;
        };
        match logs.iter_mut().find(|(known, _)| known.log == source.log) {
            Some((_, asked)) => asked.push(question),
            None => logs.push((source, vec![question])),
        }
    }
    for (source, asked) in logs {
        let read = match &connection {
            Ok(connection) => read_log(connection, source, &asked).await,
            Err(reason) => Err(reason.clone()),
        };
        replies.extend(asked.into_iter().map(|question| answer(question, source, &read, now)));
    }
    Ok(replies)
}

/// The entries of the times that are asked about.
async fn read_log(connection: &Connection, source: &AuditSource, asked: &[Question]) -> Result<Found, String> {
    let unread = |error: GraphError| format!("the {} could not be read: {error}", source.title);
    let roles: BTreeSet<String> = connection.token_roles().await.map_err(unread)?.into_iter().collect();
    let first = source.permissions.first().map(String::as_str).unwrap_or_default();
    let is_granted = source.permissions.iter().any(|name| catalog::is_covered(name, &roles));
    // What a person may do in the name of whom it is read stands nowhere in the token.
    if !is_granted && !connection.is_delegated() {
        return Err(to_grant(source, first));
    }
    let refused = |error: GraphError| match &source.also {
        Some(also) if error.is_permission() => to_grant(source, if is_granted { also } else { first }),
        Some(_) | None => unread(error),
    };
    let mut all = Found::default();
    for span in spans(asked) {
        let found = read::read(connection, source, span).await.map_err(refused)?;
        all.is_cut |= found.is_cut;
        all.entries.extend(found.entries);
    }
    Ok(all)
}

fn to_grant(source: &AuditSource, permission: &str) -> String {
    format!("grant {permission} to the app registration, so that the {} can be read", source.title)
}

/// Times that overlap or lie near to one another, as one.
fn spans(asked: &[Question]) -> Vec<Span> {
    let mut spans: Vec<Span> =
        asked.iter().map(|question| Span { since: question.due.since, until: question.due.until }).collect();
    spans.sort_by_key(|span| span.since);
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.since <= last.until.plus_ms(NEAR_MS) => last.until = last.until.max(span.until),
            Some(_) | None => merged.push(span),
        }
    }
    merged
}

fn answer(question: Question, source: &AuditSource, read: &Result<Found, String>, now: Timestamp) -> Reply {
    let is_kept = now <= question.due.until.plus_ms(DAY_MS.saturating_mul(i64::from(source.kept_days)));
    let again = is_kept.then(|| now.plus_ms(AGAIN_AFTER_MS));
    let found = match read {
        Ok(found) => found,
        Err(reason) => return reply(question, Err(reason.clone()), again),
    };
    let attribution = judge(&question, &found.entries);
    if found.is_cut && attribution.certainty != Certainty::Exact {
        let reason = format!("the {} holds more than {} entries of that time", source.title, read::ENTRIES_LIMIT);
        return reply(question, Err(reason), None);
    }
    let next = match attribution.certainty {
        Certainty::Exact => None,
        Certainty::Likely | Certainty::Ambiguous | Certainty::Nobody => {
            next_look(question.due.looks, question.due.until, now)
        }
    };
    reply(question, Ok(attribution), next)
}

fn reply(question: Question, answer: Result<Attribution, String>, next_look_at: Option<Timestamp>) -> Reply {
    Reply { due: question.due, area: question.drift.area, answer, next_look_at }
}

/// Looks that fell into a time when nobody looked are made up for by one.
fn next_look(looks: u64, until: Timestamp, now: Timestamp) -> Option<Timestamp> {
    let taken = usize::try_from(looks).unwrap_or(usize::MAX);
    LOOKS_AFTER_MS.iter().skip(taken).map(|after| until.plus_ms(*after)).find(|at| *at > now)
}

fn judge(question: &Question, entries: &[LogEntry]) -> Attribution {
    let Some((entry, _)) = question.source else {
        return Attribution { certainty: Certainty::Nobody, entries: Vec::new() };
    };
    let drift = &question.drift;
    let changed = match drift.change {
        DriftChange::Changed => Changed::Property { path: &drift.detail.path, value: &drift.detail.after },
        DriftChange::Missing => Changed::Deleted,
        DriftChange::Unexpected => Changed::Added,
    };
    let subject = Subject {
        audit: &entry.audit,
        is_only_one: entry.area.request.kind == RequestKind::Singleton,
        resource_id: drift.resource_id.as_str(),
        resource_name: &drift.resource_name,
        changed,
        since: question.due.since,
        until: question.due.until,
    };
    attribute(&subject, entries)
}

/// The application ids through which Plumbline itself reaches the tenant.
fn own_clients(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<String>, StoreError> {
    let reading = stored_connections::find(tx, tenant)?.map(|connection| connection.credential.client_id);
    let writing = write_connections::find(tx, tenant)?.map(|connection| connection.credential.client_id);
    Ok(reading.into_iter().chain(writing).map(|id| id.to_string()).collect())
}

/// Of several authors none is named.
fn named(certainty: Certainty, entries: &[LogEntry], own: &[String]) -> Option<KnownAuthor> {
    match certainty {
        Certainty::Exact | Certainty::Likely => entries.last().and_then(|entry| known(&entry.author, own)),
        Certainty::Ambiguous | Certainty::Nobody => None,
    }
}

/// A person is the same in all tenants by the name to sign in with, as each directory gives guests an id of its own.
fn known(author: &Author, own: &[String]) -> Option<KnownAuthor> {
    let mark = match author.kind {
        AuthorKind::Person | AuthorKind::Unknown => &author.name,
        AuthorKind::Application => &author.id,
    };
    if mark.is_empty() {
        return None;
    }
    Some(KnownAuthor {
        key: format!("{}:{}", author.kind.as_str(), mark.to_lowercase()),
        kind: author.kind,
        name: author.name.clone(),
        is_own: is_own(author, own),
    })
}

fn is_own(author: &Author, own: &[String]) -> bool {
    author.kind == AuthorKind::Application && own.iter().any(|id| id.eq_ignore_ascii_case(&author.id))
}

#[cfg(test)]
mod tests {
    use super::{DAY_MS, MINUTE_MS, Timestamp, next_look};

    #[test]
    fn looks_come_further_apart_and_end() {
        let until = Timestamp(1_000_000);
        for (looks, now_after, expected) in [
            (0, 0, Some(2 * MINUTE_MS)),
            (1, 2 * MINUTE_MS, Some(15 * MINUTE_MS)),
            (2, 15 * MINUTE_MS, Some(120 * MINUTE_MS)),
            (3, 120 * MINUTE_MS, Some(DAY_MS)),
            (4, DAY_MS, None),
            // The server was down for an hour.
            (0, 60 * MINUTE_MS, Some(120 * MINUTE_MS)),
            (0, 2 * DAY_MS, None),
        ] {
            let next = next_look(looks, until, until.plus_ms(now_after));
            assert_eq!(next, expected.map(|after| until.plus_ms(after)), "{looks} looks, {now_after} ms after");
        }
    }
}
