//! Reading one figure.

use serde::Deserialize;
use serde_json::Value;

use super::detail::{self, Detail, small};
use super::known::{self, Known};
use crate::domain::catalog::{self, Figure, FigureKind};
use crate::domain::model::{TenantId, Timestamp};
use crate::graph::{ApiVersion, Connection, GraphError, GraphRequest};
use crate::pipeline::Context;
use crate::store::insights::{Gap, GapKind, StoredValue};
use crate::store::{StoreError, entitlements};

/// A figure, or why there is none.
pub(super) async fn read(
    context: &Context,
    tenant: TenantId,
    connection: &Connection,
    figure: &'static Figure,
) -> Result<StoredValue, Gap> {
    let now = context.clock.now();
    let known = context.store.read(move |tx| known::from_area(tx, tenant, figure, now)).await;
    match known.map_err(|error| failed(&error))? {
        Some(Known::Count(count, read_at)) => return Ok(value(of_count(count), None, None, read_at)),
        Some(Known::Credentials(found, read_at)) => {
            let (soon, detail) = detail::credentials(found, now);
            return Ok(value(soon, None, Some(&detail), read_at));
        }
        None => {}
    }
    let gap = |error: GraphError| gap(figure, &error);
    match figure.kind {
        FigureKind::Count => count(connection, figure, now).await.map_err(gap)?.ok_or_else(no_count),
        FigureKind::Credentials => credentials(connection, figure, now).await.map_err(gap),
        FigureKind::Licences => licences(context, tenant, figure).await,
        FigureKind::Registration => registration(connection, figure, now).await.map_err(gap),
        FigureKind::Score => score(connection, figure, now).await.map_err(gap)?.ok_or_else(no_score),
    }
}

/// A page of one object with the number of all; without it a list that ends on its first page still tells it.
async fn count(connection: &Connection, figure: &Figure, now: Timestamp) -> Result<Option<StoredValue>, GraphError> {
    #[derive(Deserialize)]
    struct Page {
        #[serde(rename = "@odata.count")]
        count: Option<u64>,
        #[serde(rename = "@odata.nextLink")]
        next_link: Option<String>,
        value: Vec<Value>,
    }
    let query = [("$count", "true"), ("$top", "1"), ("$select", "id"), ("$filter", figure.filter.as_str())];
    let page: Page = connection.get(&request(figure, &query)?).await?;
    let whole = page.next_link.is_none().then(|| u64::from(small(page.value.len())));
    Ok(page.count.or(whole).map(|count| value(of_count(count), None, None, now)))
}

async fn credentials(connection: &Connection, figure: &Figure, now: Timestamp) -> Result<StoredValue, GraphError> {
    let (select, page_size) = (figure.select.join(","), figure.page_size.to_string());
    let request = request(figure, &[("$select", &select), ("$top", &page_size)])?.alone();
    let mut pages = connection.pages(&request);
    let mut found = Vec::new();
    while let Some(page) = pages.next().await? {
        for item in page.items {
            let application: Option<Value> = serde_json::from_str(item.get()).ok();
            let expiring = application.and_then(|application| detail::expiring(&application, now));
            found.extend(expiring.ok_or_else(|| not_understood(figure))?);
        }
    }
    let (soon, detail) = detail::credentials(found, now);
    Ok(value(soon, None, Some(&detail), now))
}

/// They were read with the permissions, a moment ago at most.
async fn licences(context: &Context, tenant: TenantId, figure: &Figure) -> Result<StoredValue, Gap> {
    let found = context.store.read(move |tx| entitlements::find(tx, tenant)).await.map_err(|error| failed(&error))?;
    let Some(found) = found else {
        let reason = "the sign-in failed before the licences could be read".to_owned();
        return Err(Gap { kind: GapKind::Failed, reason });
    };
    match (found.subscriptions_gap, found.subscriptions) {
        (Some(reason), _) => {
            let is_granted = figure.permissions.iter().any(|name| catalog::is_covered(name, &found.roles));
            Err(Gap { kind: if is_granted { GapKind::Failed } else { GapKind::NoPermission }, reason })
        }
        (None, Some((list, read_at))) => {
            let sum = |of: fn(&entitlements::Subscription) -> u32| list.iter().map(of).fold(0_u32, u32::saturating_add);
            let (consumed, total) = (sum(|found| found.consumed), sum(|found| found.total));
            Ok(value(consumed, Some(f64::from(total)), Some(&detail::licences(&list)), read_at))
        }
        (None, None) => Err(Gap { kind: GapKind::Failed, reason: "the licences were not read yet".to_owned() }),
    }
}

/// The report takes no `$count`, so its users are counted one by one.
async fn registration(connection: &Connection, figure: &Figure, now: Timestamp) -> Result<StoredValue, GraphError> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct User {
        #[serde(default)]
        is_mfa_registered: bool,
        #[serde(default)]
        is_admin: bool,
    }
    let mut pages = connection.pages(&request(figure, &[])?);
    let (mut registered, mut users, mut administrators, mut administrators_without) = (0_u32, 0_u32, 0, 0);
    while let Some(page) = pages.next().await? {
        for item in page.items {
            let user: User = serde_json::from_str(item.get()).map_err(|_| not_understood(figure))?;
            users += 1;
            registered += u32::from(user.is_mfa_registered);
            administrators += u32::from(user.is_admin);
            administrators_without += u32::from(user.is_admin && !user.is_mfa_registered);
        }
    }
    let detail = Detail::Registration { administrators, administrators_without };
    Ok(value(registered, Some(f64::from(users)), Some(&detail), now))
}

async fn score(connection: &Connection, figure: &Figure, now: Timestamp) -> Result<Option<StoredValue>, GraphError> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Score {
        current_score: f64,
        max_score: f64,
        #[serde(default)]
        created_date_time: Option<String>,
    }
    #[derive(Deserialize)]
    struct Page {
        value: Vec<Score>,
    }
    let page_size = figure.page_size.to_string();
    let page: Page = connection.get(&request(figure, &[("$top", &page_size)])?).await?;
    Ok(page.value.into_iter().next().map(|score| {
        let detail = Detail::Score { computed_at: score.created_date_time };
        StoredValue { value: score.current_score, ..value(0, Some(score.max_score), Some(&detail), now) }
    }))
}

fn request(figure: &Figure, query: &[(&str, &str)]) -> Result<GraphRequest, GraphError> {
    let said: Vec<(&str, &str)> = query.iter().copied().filter(|(_, value)| !value.is_empty()).collect();
    let request = GraphRequest::new(ApiVersion::V1, &figure.path, &[], &said)?.costing(figure.family, figure.units);
    Ok(figure.headers.iter().fold(request, |request, (name, value)| request.with_header(name, value)))
}

fn value(count: u32, total: Option<f64>, detail: Option<&Detail>, read_at: Timestamp) -> StoredValue {
    let detail = detail.and_then(|detail| serde_json::to_value(detail).ok());
    StoredValue { value: f64::from(count), total, detail, read_at }
}

fn of_count(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn gap(figure: &Figure, error: &GraphError) -> Gap {
    if error.is_not_licensed() {
        let licence = figure.licence.as_deref().unwrap_or("a licence that the tenant does not have");
        return Gap { kind: GapKind::NotLicensed, reason: format!("it needs {licence}") };
    }
    if error.is_permission() {
        let permissions = figure.permissions.join(" or ");
        return Gap { kind: GapKind::NoPermission, reason: format!("grant {permissions} to the app registration") };
    }
    let reason = match error.hint() {
        Some(hint) => format!("{error}: {hint}"),
        None => error.to_string(),
    };
    Gap { kind: GapKind::Failed, reason }
}

fn failed(error: &StoreError) -> Gap {
    Gap { kind: GapKind::Failed, reason: error.to_string() }
}

fn no_count() -> Gap {
    Gap { kind: GapKind::Failed, reason: "Microsoft Graph did not tell how many there are".to_owned() }
}

fn no_score() -> Gap {
    Gap { kind: GapKind::Failed, reason: "Microsoft has not computed a score for this tenant yet".to_owned() }
}

fn not_understood(figure: &Figure) -> GraphError {
    let reason = format!("an item of {} is not what the documentation says", figure.path);
    GraphError::BadAnswer { service: crate::graph::Service::Graph, reason }
}
