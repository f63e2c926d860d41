//! The rows of an area: narrowed, in order, page by page, with the values that are asked for.

use std::cmp::Ordering;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ResourceRow, ResourceState, rows};
use crate::domain::catalog::Area;
use crate::domain::model::{ResourceId, TenantId, Timestamp};
use crate::domain::normalise::{Node, normalise};
use crate::pipeline::names::{Names, Question, answer};
use crate::pipeline::{Context, PipelineError, areas};
use crate::store::{ReadTx, StoreError, bodies, tenants};

/// What a list is narrowed to, its order, and what it shows.
#[derive(Debug, Clone, Default)]
pub struct ResourceFilter {
    /// Part of the name or of the id, without case.
    pub text: Option<String>,
    /// Whether the text may stand in a value of the live state as well.
    pub in_values: bool,
    pub state: Option<ResourceState>,
    pub order: Order,
    /// Properties whose live values come with each row, in the grammar of differences.
    pub show: Vec<String>,
    /// The last row of the page before.
    pub after: Option<RowKey>,
    pub limit: usize,
}

/// Rows that are alike in what they are sorted by are sorted by name, then by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Order {
    pub by: OrderBy,
    pub is_descending: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OrderBy {
    #[default]
    Name,
    /// What needs a person first.
    State,
    Drifts,
    Versions,
    /// Since when the state is as it is; what is missing comes first.
    Since,
}

/// Where a row stands in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowKey {
    rank: i64,
    name: String,
    id: ResourceId,
}

#[derive(Debug)]
pub struct ResourcePage {
    pub rows: Vec<ShownRow>,
    /// All rows that the filter lets through.
    pub total: usize,
    /// The place of the last row, when there are more.
    pub next: Option<RowKey>,
    /// What the ids in the shown values name.
    pub names: Names,
}

#[derive(Debug)]
pub struct ShownRow {
    pub row: ResourceRow,
    /// One for each property of `show`; null where the resource has none, or nothing can be said about it.
    pub values: Vec<Value>,
}

/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::UnknownArea`].
pub async fn list(
    context: &Context,
    tenant: TenantId,
    area: String,
    filter: ResourceFilter,
) -> Result<ResourcePage, PipelineError> {
    let area = areas::known(context, &area)?;
    let page = context
        .store
        .read(move |tx| {
            if tenants::find(tx, tenant)?.is_none() {
                return Ok(None);
            }
            let wanted = wanted(tx, tenant, rows(tx, tenant, &area)?, &filter)?;
            let (rows, total, next) = paged(wanted, &filter);
            let rows = rows.into_iter().map(|row| shown(tx, tenant, &area, row, &filter.show));
            let rows: Vec<ShownRow> = rows.collect::<Result<_, _>>()?;
            let area = &area;
            let questions = rows.iter().flat_map(|ShownRow { row, values }| {
                let since = row.valid_from.unwrap_or(Timestamp(0));
                let ask = move |(path, value)| Question {
                    tenant,
                    area: Some(Arc::clone(area)),
                    path,
                    values: vec![value],
                    since,
                };
                filter.show.iter().map(String::as_str).zip(values).map(ask)
            });
            let names = answer(tx, &questions.collect::<Vec<_>>())?.into_iter().flatten().collect();
            Ok(Some(ResourcePage { rows, total, next, names }))
        })
        .await?;
    page.ok_or(PipelineError::NotFound { what: "tenant" })
}

fn wanted(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    rows: Vec<ResourceRow>,
    filter: &ResourceFilter,
) -> Result<Vec<ResourceRow>, StoreError> {
    let rows = rows.into_iter().filter(|row| filter.state.is_none_or(|state| state == row.state));
    let Some(text) = filter.text.as_ref().map(|text| text.to_lowercase()) else { return Ok(rows.collect()) };
    let mut wanted = Vec::new();
    for row in rows {
        let is_named = holds_text(&row.name, &text) || holds_text(row.id.as_str(), &text);
        let is_wanted = is_named
            || match row.body.filter(|_| filter.in_values) {
                Some(body) => holds(&bodies::get_json(tx, tenant, body)?, &text),
                None => false,
            };
        if is_wanted {
            wanted.push(row);
        }
    }
    Ok(wanted)
}

/// Whether a value that is no object or collection holds the text, which is in lower case.
fn holds(value: &Value, text: &str) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(yes) => yes.to_string() == text,
        Value::Number(number) => number.to_string() == text,
        Value::String(found) => holds_text(found, text),
        Value::Array(items) => items.iter().any(|item| holds(item, text)),
        Value::Object(members) => members.values().any(|member| holds(member, text)),
    }
}

fn holds_text(whole: &str, text: &str) -> bool {
    whole.to_lowercase().contains(text)
}

fn paged(mut rows: Vec<ResourceRow>, filter: &ResourceFilter) -> (Vec<ResourceRow>, usize, Option<RowKey>) {
    let order = filter.order;
    let total = rows.len();
    rows.sort_by_cached_key(|row| Placed { key: key(row, order.by), order });
    let after = filter.after.as_ref().map(|key| Placed { key: key.clone(), order });
    let mut rest = rows
        .into_iter()
        .filter(|row| after.as_ref().is_none_or(|after| Placed { key: key(row, order.by), order } > *after));
    let page: Vec<ResourceRow> = rest.by_ref().take(filter.limit).collect();
    let next = rest.next().and_then(|_| page.last()).map(|row| key(row, order.by));
    (page, total, next)
}

fn key(row: &ResourceRow, by: OrderBy) -> RowKey {
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let rank = match by {
        OrderBy::Name => 0,
        OrderBy::State => match row.state {
            ResourceState::Missing => 0,
            ResourceState::Drifted => 1,
            ResourceState::Unexpected => 2,
            ResourceState::Matching => 3,
            ResourceState::Unmonitored => 4,
        },
        OrderBy::Drifts => count(row.unresolved_drifts),
        OrderBy::Versions => count(row.versions),
        OrderBy::Since => row.valid_from.map_or(i64::MIN, Timestamp::milliseconds),
    };
    RowKey { rank, name: row.name.to_lowercase(), id: row.id.clone() }
}

/// A place under an order.
#[derive(PartialEq, Eq)]
struct Placed {
    key: RowKey,
    order: Order,
}

impl Ord for Placed {
    fn cmp(&self, other: &Self) -> Ordering {
        let (here, there) = (&self.key, &other.key);
        let (by_rank, by_name) = (here.rank.cmp(&there.rank), (&here.name, &here.id).cmp(&(&there.name, &there.id)));
        match self.order {
            Order { is_descending: false, .. } => by_rank.then(by_name),
            Order { by: OrderBy::Name, is_descending: true } => by_name.reverse(),
            Order { is_descending: true, .. } => by_rank.reverse().then(by_name),
        }
    }
}

impl PartialOrd for Placed {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn shown(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Area,
    row: ResourceRow,
    show: &[String],
) -> Result<ShownRow, StoreError> {
    let Some(body) = row.body.filter(|_| !show.is_empty()) else {
        return Ok(ShownRow { row, values: vec![Value::Null; show.len()] });
    };
    let canonical = normalise(area, &bodies::get_json(tx, tenant, body)?);
    let canonical = canonical.map_err(|_| StoreError::Corrupt { what: "body" })?;
    let values = show.iter().map(|path| canonical.at(path).map_or(Value::Null, Node::shown)).map(short).collect();
    Ok(ShownRow { row, values })
}

/// Characters of a text, and members of a collection, that a cell of a list has room for.
const CELL_LIMIT: usize = 300;

/// A value as far as a list shows it.
fn short(value: Value) -> Value {
    match value {
        Value::String(text) if text.chars().nth(CELL_LIMIT).is_some() => {
            Value::String(text.chars().take(CELL_LIMIT).chain(['…']).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().take(CELL_LIMIT).map(short).collect()),
        Value::Object(members) => {
            Value::Object(members.into_iter().take(CELL_LIMIT).map(|(name, member)| (name, short(member))).collect())
        }
        other => other,
    }
}
