//! Words by which people find tenants again.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Actor, Context, Event, PipelineError};
use crate::domain::model::TenantId;
use crate::store::audit::{NewEntry, append};
use crate::store::{tenant_tags, tenants};

const TAGS_LIMIT: usize = 20;
const TAG_LIMIT_CHARACTERS: usize = 40;

/// From now on the tenant carries these tags and no others.
///
/// # Errors
/// [`PipelineError::NotFound`], or [`PipelineError::Invalid`] naming the field.
pub async fn replace(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    tags: Vec<String>,
) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let tags = valid(tags)?;
    let is_there = context.store.write(move |tx| {
        if tenants::find(tx, tenant)?.is_none() {
            return Ok(false);
        }
        let before = tenant_tags::of_tenant(tx, tenant)?;
        tenant_tags::replace(tx, tenant, &tags)?;
        let detail = json!({ "before": before, "after": tags });
        let (subject, tenant) = (tenant.to_string(), Some(tenant));
        append(tx, &NewEntry { at: now, actor: &actor, action: "tenant.tag", subject, tenant, detail })?;
        Ok(true)
    });
    if !is_there.await? {
        return Err(PipelineError::NotFound { what: "tenant" });
    }
    context.publish(Event::Tenant { tenant_id: tenant });
    Ok(())
}

/// Each once, whatever its case, in the spelling that was given first.
fn valid(tags: Vec<String>) -> Result<Vec<String>, PipelineError> {
    let invalid = |expected: String| Err(PipelineError::Invalid { field: "tags", expected });
    let mut known = BTreeMap::new();
    for tag in tags {
        let tag = tag.trim();
        if tag.is_empty() || tag.chars().count() > TAG_LIMIT_CHARACTERS || tag.chars().any(char::is_control) {
            return invalid(format!("expected tags of 1 to {TAG_LIMIT_CHARACTERS} characters"));
        }
        known.entry(tag.to_lowercase()).or_insert_with(|| tag.to_owned());
    }
    if known.len() > TAGS_LIMIT {
        return invalid(format!("expected at most {TAGS_LIMIT} tags"));
    }
    Ok(known.into_values().collect())
}

#[cfg(test)]
mod tests {
    use super::valid;

    fn tags(given: &[&str]) -> Option<Vec<String>> {
        valid(given.iter().map(|tag| (*tag).to_owned()).collect()).ok()
    }

    #[test]
    fn a_tag_counts_once_whatever_its_case() {
        assert_eq!(tags(&[" Gold ", "gold", "EU"]), Some(vec!["EU".to_owned(), "Gold".to_owned()]));
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        let long = "x".repeat(41);
        for given in ["", "   ", "a\nb", long.as_str()] {
            assert_eq!(tags(&[given]), None, "{given:?}");
        }
        let many: Vec<String> = (0..21).map(|number| number.to_string()).collect();
        assert!(valid(many).is_err());
    }
}
