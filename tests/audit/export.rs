//! Looking into the trail and taking it out.

use reqwest::Method;
use serde_json::{Value, json};

use super::support::{self, Server, list, text};
use super::{database, newest};

/// What somebody types to make a spreadsheet, a log or a collector of events do something.
const HOSTILE: &str = "=cmd|' /C calc'!A0";
const TWO_LINES: &str = "a=b|c\\d\",\"e\r\nCEF:0|Evil|Evil|1|forged|forged|10|";

async fn with_hostile_groups() -> Server {
    let server = Server::start().await;
    server.post("/tenant-groups", json!({ "name": HOSTILE, "colour": "red" })).await;
    let tenant = server.connect_and_capture().await;
    let path = format!("/tenants/{tenant}/areas/groups/baseline/versions/1");
    let body = json!({ "label": "-1+1", "note": TWO_LINES.replace('\r', "") });
    let relabelled = server.send(Method::PATCH, &path, Some(body)).await;
    assert!(relabelled.status.is_success(), "{}", relabelled.text);
    server
}

async fn exported(server: &Server, query: &str) -> support::Answer {
    let answer = server.send(Method::GET, &format!("/audit/export?{query}"), None).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer
}

/// The entries there were before the export noted itself, which is the last one.
fn count(server: &Server) -> usize {
    let sql = "SELECT COUNT(*) FROM audit_entries";
    let count: i64 = database(server).query_row(sql, [], |row| row.get(0)).expect("a count");
    usize::try_from(count).expect("no negative count")
}

#[tokio::test(flavor = "multi_thread")]
async fn no_export_can_be_made_to_say_something_else() {
    let server = with_hostile_groups().await;
    // As an actor: local users of other sign-in services are called as they like.
    let sql = "UPDATE audit_entries SET actor = ?1, subject = ?2 WHERE action = 'tenant_group.create'";
    database(&server).execute(sql, [HOSTILE, TWO_LINES]).expect("changed");

    let json_lines = exported(&server, "format=jsonl").await;
    let entries: Vec<Value> = json_lines.text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(entries.len(), count(&server));
    assert!(entries.iter().any(|entry| entry["actor"] == HOSTILE && entry["subject"] == TWO_LINES));

    let cef = exported(&server, "format=cef").await;
    assert_eq!(cef.text.lines().count(), count(&server), "one line each");
    for line in cef.text.lines() {
        assert!(line.starts_with("CEF:0|Plumbline|Plumbline|"), "{line}");
    }
    assert!(cef.text.contains("cs1=a\\=b|c\\\\d\",\"e\\r\\nCEF:0|Evil"), "{}", cef.text);

    let csv = exported(&server, "format=csv").await;
    assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
    let mut reader = csv::Reader::from_reader(csv.text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), count(&server));
    for cell in rows.iter().flat_map(csv::StringRecord::iter) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
    assert!(rows.iter().any(|row| row.get(2) == Some("'=cmd|' /C calc'!A0") && row.get(7) == Some(TWO_LINES)));
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_are_found_by_who_what_where_when_and_how_it_ended() {
    let server = with_hostile_groups().await;
    let all = newest(&server, "limit=1000").await;
    let tenant = list(&server.get("/tenants").await)[0].clone();
    let matching = |fits: &dyn Fn(&Value) -> bool| all.iter().filter(|entry| fits(entry)).count();
    for (query, expected) in [
        ("action=tenant_group", matching(&|entry| entry["action"] == "tenant_group.create")),
        ("action=baseline.relabel", 1),
        // An underscore stands for itself alone.
        ("action=tenant-group", 0),
        ("q=baseline%25", 0),
        ("actor=ADA", matching(&|entry| entry["actor"] == "ada")),
        ("kind=plumbline", matching(&|entry| entry["kind"] == "plumbline")),
        ("q=calc", 1),
        ("q=CALC", 1),
        ("result=refused", 0),
        ("to=2020-01-01T00:00:00Z", 0),
        ("from=2020-01-01T00:00:00Z", all.len()),
    ] {
        assert_eq!(newest(&server, &format!("{query}&limit=1000")).await.len(), expected, "{query}");
    }
    let of_tenant = newest(&server, &format!("tenant={}&limit=1000", text(&tenant["id"]))).await;
    assert_eq!(of_tenant.len(), matching(&|entry| entry["tenantId"] == tenant["id"]));
    assert!(of_tenant.iter().all(|entry| entry["tenantName"] == tenant["name"]));

    // Page by page it is the same list.
    let (mut paged, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = server.get(&format!("/audit?limit=7&cursor={cursor}")).await;
        paged.extend(list(&page));
        match page["nextCursor"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(paged, all);
    let one = server.get(&format!("/audit/{}", all[0]["id"])).await;
    assert_eq!(one, all[0]);
    assert_eq!(server.send(Method::GET, "/audit/999999", None).await.status, 404);
    for (query, field) in
        [("kind=nobody", "kind"), ("result=x", "result"), ("from=yesterday", "from"), ("tenant=x", "tenant")]
    {
        let refused = server.send(Method::GET, &format!("/audit?{query}"), None).await;
        assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["field"]), (422, &json!(field)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_exports_the_same_and_says_that_it_did() {
    let server = with_hostile_groups().await;
    let by_api = exported(&server, "format=jsonl&action=tenant_group").await.text;
    let by_command = server.command(&["audit", "export", "--format", "jsonl", "--action", "tenant_group"]).await;
    assert!(by_command.status.success(), "{}", String::from_utf8_lossy(&by_command.stderr));
    assert_eq!(String::from_utf8_lossy(&by_command.stdout), by_api);
    let noted = newest(&server, "action=audit.export").await;
    assert_eq!((&noted[0]["kind"], &noted[1]["kind"]), (&json!("commandLine"), &json!("session")));
    assert_eq!(noted[0]["detail"]["filter"]["action"], "tenant_group");
}
