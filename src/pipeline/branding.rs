//! How the installation looks to its people and customers.

use serde_json::{Value, json};

use super::{Actor, Context, PipelineError};
use crate::domain::branding::{Branding, Logo};
use crate::domain::model::Timestamp;
use crate::store::audit::{NewEntry, append};
use crate::store::branding as stored;

/// What holds, and since when.
#[derive(Debug, Default)]
pub struct BrandingNow {
    pub branding: Branding,
    /// None before somebody chose.
    pub changed: Option<(Timestamp, String)>,
}

/// What becomes of the logo.
#[derive(Debug, Clone)]
pub enum LogoChange {
    Stays,
    Goes,
    Becomes(Logo),
}

/// # Errors
/// Those of the store.
pub async fn get(context: &Context) -> Result<BrandingNow, PipelineError> {
    Ok(context.store.read(stored::chosen).await?.map(now_of).unwrap_or_default())
}

/// Sets all of it; the logo may stay as it is.
///
/// # Errors
/// Those of the store.
pub async fn choose(
    context: &Context,
    actor: Actor,
    chosen: Branding,
    logo: LogoChange,
) -> Result<BrandingNow, PipelineError> {
    let now = context.clock.now();
    let kept = context.store.write(move |tx| {
        let before = stored::chosen(tx)?.map(now_of).unwrap_or_default().branding;
        let logo = match logo {
            LogoChange::Stays => before.logo.clone(),
            LogoChange::Goes => None,
            LogoChange::Becomes(logo) => Some(logo),
        };
        let branding = Branding { logo, ..chosen };
        stored::choose(tx, &branding, &actor.name, now)?;
        let detail = json!({ "before": told(&before), "after": told(&branding) });
        let subject = "branding".to_owned();
        append(tx, &NewEntry { at: now, actor: &actor, action: "branding.change", subject, tenant: None, detail })?;
        Ok(BrandingNow { branding, changed: Some((now, actor.name.clone())) })
    });
    Ok(kept.await?)
}

fn now_of(chosen: stored::Chosen) -> BrandingNow {
    let stored::Chosen { branding, changed_at, changed_by } = chosen;
    BrandingNow { branding, changed: Some((changed_at, changed_by)) }
}

/// For the audit trail, where an image says nothing to anybody.
fn told(branding: &Branding) -> Value {
    let Branding { name, colour, logo } = branding;
    let logo = logo.as_ref().map(|logo| format!("{}, {} bytes", logo.kind().media_type(), logo.bytes().len()));
    json!({
        "name": name.as_ref().map(ToString::to_string),
        "colour": colour.map(|colour| colour.to_string()),
        "logo": logo,
    })
}
