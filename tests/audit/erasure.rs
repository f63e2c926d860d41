//! A tenant that is erased is gone: from every table, from the file, and from memory. The trail keeps a receipt.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use rusqlite::types::ValueRef;
use serde_json::json;

use super::support::{Server, list, text};
use super::{database, newest};

/// Every value of every table that holds the text, as `table.column`.
fn places_of(server: &Server, wanted: &str) -> Vec<String> {
    let database = database(server);
    let mut tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").expect("a schema");
    let tables = tables.query_map([], |row| row.get::<_, String>(0)).expect("tables");
    let tables: Vec<String> = tables.collect::<Result<_, _>>().expect("names");
    assert!(tables.len() > 30, "{tables:?}");
    let mut found = Vec::new();
    for table in tables {
        let mut statement = database.prepare(&format!("SELECT * FROM \"{table}\"")).expect("a table");
        let columns: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
        let mut rows = statement.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            for (index, column) in columns.iter().enumerate() {
                let holds = match row.get_ref(index).expect("a value") {
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => contains(bytes, wanted),
                    ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => false,
                };
                if holds {
                    found.push(format!("{table}.{column}"));
                }
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

fn contains(bytes: &[u8], wanted: &str) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted.as_bytes())
}

/// The database with its write-ahead log.
fn files(server: &Server) -> Vec<u8> {
    let path = plumbline::store::database_path(&server.data_dir());
    let mut bytes = std::fs::read(&path).expect("a database");
    let log = path.with_file_name(format!("{}-wal", path.file_name().expect("a name").to_string_lossy()));
    bytes.extend(std::fs::read(log).unwrap_or_default());
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_an_erased_tenant_is_left() {
    let server = Server::start().await;
    let made_up = server.made_up();
    let tenant = server.connect_and_capture().await;
    let other = server.connect_to(&server.simulator.tenants()[1]).await;
    server.sync_areas(&other, &["groups"]).await;
    let group = server.graph("/v1.0/groups?$top=1").await["value"][0].clone();
    let path = format!("/v1.0/groups/{}", text(&group["id"]));
    server.change("PATCH", &path, json!({ "description": "drifted" })).await;
    server.sync_areas(&tenant, &["groups"]).await;
    let drift = text(&server.drifts("open").await[0]["id"]);
    server.post(&format!("/drifts/{drift}/accept"), json!({ "reason": "an agreed reason" })).await;
    let rule = json!({ "tenantId": tenant, "area": "users", "path": "city", "reason": "a rule of this tenant" });
    server.post("/ignore-rules", rule).await;
    server.post("/tenant-groups", json!({ "name": "Pilot", "colour": "red", "tenantIds": [tenant] })).await;
    let resource = text(&group["displayName"]);
    let plain =
        [tenant.as_str(), &made_up.name, &made_up.directory_id, &resource, "an agreed reason", "a rule of this tenant"];
    for text in plain {
        assert!(!places_of(&server, text).is_empty(), "the search would find {text}");
        assert!(contains(&files(&server), text), "the file has {text}");
    }
    let keys = |tenant: &str| -> i64 {
        let sql = "SELECT COUNT(*) FROM data_keys WHERE owner = ?1";
        database(&server).query_row(sql, [tenant], |row| row.get(0)).expect("a count")
    };
    assert_eq!((keys(&tenant), keys(&other)), (1, 1));

    let erase = format!("/tenants/{tenant}/erase");
    let wrong = server.send(Method::POST, &erase, Some(json!({ "name": "another" }))).await;
    assert_eq!((wrong.status, &wrong.json()["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("name")));
    let receipt = server.post(&erase, json!({ "name": made_up.name })).await;
    assert_eq!((&receipt["name"], &receipt["erasedBy"]), (&json!(made_up.name), &json!("ada")));
    for kind in
        ["resources", "bodies", "baselines", "drifts", "acceptances", "ignoreRules", "connections", "credentials"]
    {
        assert!(receipt["removed"][kind].as_u64() > Some(0), "{kind}: {receipt}");
    }

    // Its id stays in the trail, also where it was put into a group, and nowhere else; what it was called is nowhere.
    let in_trail = ["audit_entries.detail", "audit_entries.subject", "audit_entries.tenant_id"];
    assert_eq!(places_of(&server, &tenant), in_trail);
    assert_eq!((keys(&tenant), keys(&other)), (0, 1));
    for text in plain.iter().skip(1) {
        // Both tenants have groups that are called so.
        if *text != resource {
            assert_eq!(places_of(&server, text), Vec::<String>::new(), "{text}");
            assert!(!contains(&files(&server), text), "the file still has {text}");
        }
    }
    let entry = server.get(&format!("/audit/{}", receipt["auditEntry"])).await;
    assert_eq!((&entry["action"], &entry["actor"]), (&json!("tenant.erase"), &json!("ada")));
    assert_eq!(entry["detail"]["removed"], receipt["removed"]);
    let others = newest(&server, &format!("tenant={tenant}&limit=1000")).await;
    assert_eq!(others.len() as u64, receipt["emptiedAuditEntries"].as_u64().expect("a count") + 1);
    for other in others.iter().filter(|other| other["id"] != entry["id"]) {
        assert_eq!(
            (&other["erased"], &other["detail"], &other["tenantName"]),
            (&json!(true), &json!({}), &json!(null))
        );
    }
    assert!(server.command(&["audit", "verify"]).await.status.success());

    for path in ["", "/areas", "/status", "/connection", "/collections"] {
        assert_eq!(server.send(Method::GET, &format!("/tenants/{tenant}{path}"), None).await.status, 404, "{path}");
    }
    // The other tenant's bodies still open.
    let resources = format!("/tenants/{other}/areas/groups/resources");
    let id = text(&list(&server.get(&resources).await)[0]["id"]);
    assert_eq!(server.get(&format!("{resources}/{id}")).await["live"]["id"], json!(id));
    let again = server.send(Method::POST, &erase, Some(json!({ "name": made_up.name }))).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn work_that_is_under_way_ends_first() {
    let server = Server::start().await;
    let (tenant, name) = (server.connect().await, server.made_up().name);
    // Every answer takes longer than anybody would wait.
    server.fault(json!({ "path": "/", "kind": "slow", "delayMs": 60_000 })).await;
    let job = text(&server.post(&format!("/tenants/{tenant}/sync"), json!({})).await["jobId"]);
    while server.get(&format!("/jobs/{job}")).await["state"] != "running" {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    server.post(&format!("/tenants/{tenant}/erase"), json!({ "name": name })).await;
    server.recover().await;
    server.forget_asked().await;
    assert_eq!(server.send(Method::GET, &format!("/jobs/{job}"), None).await.status, StatusCode::NOT_FOUND);
    assert_eq!(places_of(&server, &tenant), ["audit_entries.subject", "audit_entries.tenant_id"]);
    // The directory can be connected again, with a key of its own.
    let again = server.connect().await;
    assert_ne!(again, tenant);
    server.sync_areas(&again, &["groups"]).await;
}
