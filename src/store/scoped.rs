//! Row by row: connections on which a table shows what is in scope, and refuses what is not.
//!
//! In front of each table stands a temporary view of the same name, which SQLite finds first
//! (<https://www.sqlite.org/lang_naming.html>), so that no statement has to think of the scope. A view cannot be written:
//! what writes names `main.`, and temporary triggers on the tables themselves refuse rows outside of the scope. Which
//! rows those are follows from the schema: a table with a `tenant_id` by that, a table that hangs on another one by the
//! other one. A table for which neither says anything is empty here, until somebody decides.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, named_params};

use super::StoreError;
use crate::auth::Scope;

/// What belongs to no tenant, and may be read in any scope; who may ask for it, the table of rights says.
const INSTANCE: &[(&str, &str)] = &[
    ("api_token_tenants", "what a token is limited to, looked up before there is a scope"),
    ("api_tokens", "a person's own, looked up before there is a scope"),
    ("audit_heads", "hashes of the whole trail, without names"),
    ("branding", "how the installation looks to everybody"),
    ("grants", "they are looked up before there is a scope"),
    ("passwords", "a person's own, looked up before there is a scope"),
    ("pending_consents", "digests of numbers that are used once, looked up before anybody is known"),
    ("preferences", "a person's own, and no tenant's"),
    ("provider_identities", "who a person is elsewhere, looked up before there is a scope"),
    ("provider_sign_ins", "digests of numbers that are used once, looked up before anybody is known"),
    ("recovery_codes", "a person's own, looked up before there is a scope"),
    ("refinery_schema_history", "the versions of the schema"),
    ("retention", "settings of the instance"),
    ("retention_runs", "counts of what was removed, without names"),
    ("role_rule_matches", "which rules a person met, looked up before there is a scope"),
    ("role_rules", "what people of a provider get, looked up before there is a scope"),
    ("second_factors", "a person's own, looked up before there is a scope"),
    ("sessions", "a person's own, and looked up before there is a scope"),
    ("setup_tokens", "there is no tenant yet"),
    ("users", "people, who are looked up before there is a scope"),
];

/// What the triggers say, by which their refusals are known.
pub(super) const REFUSAL: &str = "out of scope";

const TENANTS: &str = "(SELECT tenant_id FROM temp.scope_tenants)";

/// Those through which the tenants are reached.
const APP_REGISTRATIONS: &str = "(SELECT app_registration_id FROM main.connections WHERE tenant_id IN {tenants}
         UNION SELECT app_registration_id FROM main.write_connections WHERE tenant_id IN {tenants})";

/// The tenant was removed, and takes the row along.
const GONE: &str = "NOT EXISTS (SELECT 1 FROM main.tenants gone WHERE gone.id = {row}.tenant_id)";

/// Where a `tenant_id` does not say it all. `{row}` is the row, `{by}` what [`Width`] puts before it; `seen` and `changed` differ where people see more than
/// they may change.
struct Particular {
    table: &'static str,
    seen: &'static str,
    changed: &'static str,
}

const PARTICULAR: &[Particular] = &[
    Particular { table: "tenants", seen: "{by}{row}.id IN {tenants}", changed: "{row}.id IN {tenants}" },
    Particular {
        table: "data_keys",
        seen: "{row}.owner = 'instance' OR {row}.owner IN {tenants}",
        changed: "{row}.owner IN {tenants}",
    },
    // A tenant's own credential, and the shared one that it is reached through.
    Particular {
        table: "credentials",
        seen: "{row}.tenant_id IN {tenants} OR {row}.app_registration_id IN {app_registrations}",
        changed: "{row}.tenant_id IN {tenants}",
    },
    Particular { table: "app_registrations", seen: "{row}.id IN {app_registrations}", changed: "FALSE" },
    // Whoever reads through it changes it, as each use brings a new refresh token.
    Particular {
        table: "delegated_sign_ins",
        seen: "{row}.app_registration_id IN {app_registrations}",
        changed: "{row}.app_registration_id IN {app_registrations}",
    },
    Particular { table: "tenant_groups", seen: "{row}.id IN {groups}", changed: "FALSE" },
    // Which groups a tenant belongs to decides which rules hold in it, so that much is seen of any group.
    Particular { table: "tenant_group_members", seen: "{by}{row}.tenant_id IN {tenants}", changed: "{gone}" },
    // Every rule that holds in a tenant of the scope is seen, as it explains what is not shown there.
    Particular {
        table: "ignore_rules",
        seen:
            "{row}.tenant_id IN {tenants} OR ({row}.tenant_id IS NULL AND {row}.group_id IS NULL) OR {row}.group_id IN
                   (SELECT group_id FROM main.tenant_group_members WHERE tenant_id IN {tenants})",
        changed: "{row}.tenant_id IN {tenants} OR {row}.group_id IN {groups}",
    },
    // A rule goes with all that it held back, also in tenants that left its group.
    Particular {
        table: "ignored_drifts",
        seen: "{by}{row}.tenant_id IN {tenants}",
        changed: "{row}.tenant_id IN {tenants} OR NOT EXISTS (
                      SELECT 1 FROM main.ignore_rules rule WHERE rule.id = {row}.rule_id
                          AND (rule.tenant_id IN {tenants} OR rule.group_id IN {groups}) IS NOT TRUE)",
    },
    Particular {
        table: "collectors",
        seen: "{row}.all_tenants = 1 OR {row}.id IN
                   (SELECT collector_id FROM main.collector_tenants WHERE tenant_id IN {tenants})",
        changed: "FALSE",
    },
    Particular { table: "collector_tenants", seen: "{by}{row}.tenant_id IN {tenants}", changed: "{gone}" },
    // What Graph added is told to who has a tenant where it was seen.
    Particular {
        table: "schema_notices",
        seen: "EXISTS (SELECT 1 FROM main.schema_sightings sighting
                       WHERE sighting.area = {row}.area AND sighting.path = {row}.path
                           AND sighting.tenant_id IN {tenants})",
        changed: "FALSE",
    },
    // What somebody does to himself is told without a tenant.
    Particular {
        table: "audit_entries",
        seen: "{by}{row}.tenant_id IN {tenants}",
        changed: "{row}.tenant_id IS NULL OR {row}.tenant_id IN {tenants}",
    },
];

/// How many tenants a scope has. With few, rows are best found by their tenant; with many, in the order that they are
/// asked for, leaving out what is not in scope, or a list of drifts would sort those of all tenants for each page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    Narrow,
    Wide,
}

/// The tenants of a narrow scope.
const FEW: usize = 50;

impl Width {
    pub(super) fn of(scope: &Scope) -> Self {
        let tenants = scope.limits().map_or(0, |(tenants, _)| tenants.len());
        if tenants > FEW { Self::Wide } else { Self::Narrow }
    }

    /// A plus before a column keeps SQLite from looking rows up by it (<https://www.sqlite.org/optoverview.html>).
    fn before_column(self) -> &'static str {
        match self {
            Self::Narrow => "",
            Self::Wide => "+",
        }
    }
}

/// A connection that shows one scope at a time.
pub(super) struct Restricted {
    connection: Connection,
    shown: Scope,
}

impl Restricted {
    pub(super) fn reader(connection: Connection, width: Width) -> Result<Self, StoreError> {
        let rules = Rules::of(&connection)?;
        connection.execute_batch(&rules.views(width))?;
        Ok(Self { connection, shown: Scope::of_nobody() })
    }

    pub(super) fn writer(connection: Connection) -> Result<Self, StoreError> {
        let rules = Rules::of(&connection)?;
        connection.execute_batch(&rules.views(Width::Narrow))?;
        connection.execute_batch(&rules.triggers())?;
        Ok(Self { connection, shown: Scope::of_nobody() })
    }

    /// The connection, showing this scope. Only call it for one that is not everything.
    pub(super) fn within(&mut self, scope: &Scope) -> Result<&mut Connection, StoreError> {
        if self.shown != *scope {
            // If this fails halfway, nothing must be taken for shown.
            self.shown = Scope::of_nobody();
            let (tenants, groups) = scope.limits().ok_or(StoreError::OutOfScope)?;
            self.connection.execute_batch("DELETE FROM temp.scope_tenants; DELETE FROM temp.scope_groups")?;
            for (table, ids) in [(FILL_TENANTS, json(tenants)), (FILL_GROUPS, json(groups))] {
                self.connection.prepare_cached(table)?.execute(named_params! { ":ids": ids })?;
            }
            self.shown = scope.clone();
        }
        Ok(&mut self.connection)
    }
}

const FILL_TENANTS: &str = "INSERT INTO temp.scope_tenants (tenant_id) SELECT value FROM json_each(:ids)";
const FILL_GROUPS: &str = "INSERT INTO temp.scope_groups (group_id) SELECT value FROM json_each(:ids)";

fn json<T: ToString>(ids: &BTreeSet<T>) -> String {
    serde_json::Value::from(ids.iter().map(ToString::to_string).collect::<Vec<_>>()).to_string()
}

pub(super) fn filtered(connection: &Connection) -> Result<BTreeSet<String>, StoreError> {
    Ok(Rules::of(connection)?.known.into_keys().collect())
}

pub(super) fn undecided(connection: &Connection) -> Result<BTreeSet<String>, StoreError> {
    Ok(Rules::of(connection)?.undecided)
}

/// Which rows of each table are in scope.
#[derive(Default)]
struct Rules {
    known: BTreeMap<String, Rule>,
    /// Tables of which nothing says whose they are.
    undecided: BTreeSet<String>,
}

#[derive(Clone)]
struct Rule {
    seen: String,
    changed: String,
}

/// What the schema tells of a table.
struct Table {
    name: String,
    has_tenant: bool,
    /// The column that refers to another table whose rows take these along, that table, and its key.
    parents: Vec<(String, String, String)>,
}

impl Rules {
    fn of(connection: &Connection) -> Result<Self, StoreError> {
        let mut left = tables(connection)?;
        left.retain(|table| !INSTANCE.iter().any(|(name, _)| *name == table.name));
        let mut rules = Self::default();
        // A table that hangs on another one is understood after that.
        loop {
            let before = left.len();
            left.retain(|table| match rules.rule(table) {
                Some(rule) => {
                    rules.known.insert(table.name.clone(), rule);
                    false
                }
                None => true,
            });
            if left.len() == before {
                break;
            }
        }
        rules.undecided = left.into_iter().map(|table| table.name).collect();
        Ok(rules)
    }

    fn rule(&self, table: &Table) -> Option<Rule> {
        if let Some(found) = PARTICULAR.iter().find(|particular| particular.table == table.name) {
            return Some(Rule { seen: in_scope(found.seen), changed: in_scope(found.changed) });
        }
        if table.has_tenant {
            let (seen, changed) = ("{by}{row}.tenant_id IN {tenants}", "{row}.tenant_id IN {tenants}");
            return Some(Rule { seen: in_scope(seen), changed: in_scope(changed) });
        }
        table.parents.iter().find_map(|(column, parent, key)| {
            let alias = format!("of_{parent}");
            let changed = self.known.get(parent)?.changed.replace("{row}", &alias);
            Some(Rule {
                seen: format!("EXISTS (SELECT 1 FROM temp.{parent} AS {alias} WHERE {alias}.{key} = {{row}}.{column})"),
                // Where the other row is gone already, it took this one along.
                changed: format!(
                    "NOT EXISTS (SELECT 1 FROM main.{parent} AS {alias}
                                 WHERE {alias}.{key} = {{row}}.{column} AND ({changed}) IS NOT TRUE)"
                ),
            })
        })
    }

    fn views(&self, width: Width) -> String {
        let mut sql = "PRAGMA temp_store = MEMORY;
            CREATE TEMP TABLE scope_tenants (tenant_id TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
            CREATE TEMP TABLE scope_groups (group_id TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;\n"
            .to_owned();
        for table in &self.undecided {
            sql += &format!("CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE FALSE;\n");
        }
        for (table, rule) in &self.known {
            let seen = rule.seen.replace("{row}", table).replace("{by}", width.before_column());
            sql += &format!("CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE {seen};\n");
        }
        sql
    }

    fn triggers(&self) -> String {
        let mut sql = String::new();
        for (table, rule) in &self.known {
            for (event, rows) in [("INSERT", &["NEW"][..]), ("UPDATE", &["OLD", "NEW"]), ("DELETE", &["OLD"])] {
                let outside = rows.iter().map(|row| format!("({}) IS NOT TRUE", rule.changed.replace("{row}", row)));
                let outside = outside.collect::<Vec<_>>().join(" OR ");
                sql += &format!(
                    "CREATE TEMP TRIGGER scope_{table}_{event} BEFORE {event} ON main.{table} WHEN {outside}
                     BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END;\n"
                );
            }
        }
        sql
    }
}

fn in_scope(condition: &str) -> String {
    condition
        .replace("{app_registrations}", APP_REGISTRATIONS)
        .replace("{gone}", GONE)
        .replace("{tenants}", TENANTS)
        .replace("{groups}", "(SELECT group_id FROM temp.scope_groups)")
}

fn tables(connection: &Connection) -> Result<Vec<Table>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT name, EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.name = 'tenant_id') AS has_tenant
         FROM main.sqlite_schema t
         WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         ORDER BY name",
    )?;
    let names = statement.query_map([], |row| Ok((row.get("name")?, row.get("has_tenant")?)))?;
    let names = names.collect::<Result<Vec<(String, bool)>, _>>()?;
    let mut parents = connection.prepare(
        "SELECT \"from\" AS child, \"table\" AS parent, \"to\" AS key
         FROM pragma_foreign_key_list(:table)
         WHERE on_delete = 'CASCADE'
         ORDER BY id, seq",
    )?;
    names
        .into_iter()
        .map(|(name, has_tenant)| {
            let rows = parents.query_map(named_params! { ":table": name }, |row| {
                Ok((row.get("child")?, row.get("parent")?, row.get("key")?))
            })?;
            Ok(Table { parents: rows.collect::<Result<_, _>>()?, name, has_tenant })
        })
        .collect()
}
