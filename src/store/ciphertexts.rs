//! Every kind of ciphertext that the database holds, so that a change of keys and a backup can be proved: of each kind
//! some are opened, of each owner.

use rusqlite::named_params;

use super::{ReadTx, StoreError, keys};
use crate::crypto::{Place, Sealed};

/// A column with ciphertexts.
struct Kind {
    /// The words under which it is sealed, which may be older than the table.
    table: &'static str,
    column: &'static str,
    /// Asks for `row` and `sealed` of an `:owner`, at most `:limit` of them.
    sql: &'static str,
}

/// Every column that is sealed. A test compares it with the schema.
const KINDS: &[Kind] = &[
    Kind {
        table: "connections",
        column: "secret",
        sql: "SELECT owner AS row, secret AS sealed
              FROM credentials
              WHERE tenant_id = :owner AND secret IS NOT NULL
              LIMIT :limit",
    },
    Kind {
        table: "app_registrations",
        column: "secret",
        sql: "SELECT owner AS row, secret AS sealed
              FROM credentials
              WHERE :owner = 'instance' AND app_registration_id IS NOT NULL AND secret IS NOT NULL
              LIMIT :limit",
    },
    Kind {
        table: "secret_rotations",
        column: "new_secret",
        sql: "SELECT r.owner AS row, r.new_secret AS sealed
              FROM secret_rotations r
              JOIN credentials c ON c.owner = r.owner
              WHERE COALESCE(c.tenant_id, 'instance') = :owner AND r.new_secret IS NOT NULL
              LIMIT :limit",
    },
    Kind {
        table: "write_connections",
        column: "secret",
        sql: "SELECT tenant_id AS row, secret AS sealed
              FROM write_connections
              WHERE tenant_id = :owner AND secret IS NOT NULL
              LIMIT :limit",
    },
    Kind {
        table: "delegated_sign_ins",
        column: "refresh_token",
        sql: "SELECT app_registration_id AS row, refresh_token AS sealed
              FROM delegated_sign_ins
              WHERE :owner = 'instance' AND refresh_token IS NOT NULL
              LIMIT :limit",
    },
    Kind {
        table: "pending_consents",
        column: "verifier",
        sql: "SELECT LOWER(HEX(nonce_digest)) AS row, verifier AS sealed
              FROM pending_consents
              WHERE :owner = 'instance' AND verifier IS NOT NULL
              LIMIT :limit",
    },
    Kind {
        table: "second_factors",
        column: "secret",
        sql: "SELECT user_id AS row, secret AS sealed
              FROM second_factors
              WHERE :owner = 'instance'
              LIMIT :limit",
    },
    Kind {
        table: "bodies",
        column: "body",
        sql: "SELECT tenant_id || '/' || LOWER(HEX(digest)) AS row, body AS sealed
              FROM bodies
              WHERE tenant_id = :owner
              LIMIT :limit",
    },
    Kind {
        table: "drifts",
        column: "detail",
        sql: "SELECT id AS row, detail AS sealed
              FROM drifts
              WHERE tenant_id = :owner
              LIMIT :limit",
    },
    Kind {
        table: "drift_comments",
        column: "text",
        sql: "SELECT c.id AS row, c.text AS sealed
              FROM drift_comments c
              JOIN drifts d ON d.id = c.drift_id
              WHERE d.tenant_id = :owner
              LIMIT :limit",
    },
    Kind {
        table: "drift_attributions",
        column: "entries",
        sql: "SELECT a.drift_id AS row, a.entries AS sealed
              FROM drift_attributions a
              JOIN drifts d ON d.id = a.drift_id
              WHERE d.tenant_id = :owner AND a.entries IS NOT NULL
              LIMIT :limit",
    },
    Kind {
        table: "tenant_notes",
        column: "text",
        sql: "SELECT id AS row, text AS sealed
              FROM tenant_notes
              WHERE tenant_id = :owner
              LIMIT :limit",
    },
    Kind {
        table: "acceptances",
        column: "value",
        sql: "SELECT id AS row, value AS sealed
              FROM acceptances
              WHERE tenant_id = :owner AND value IS NOT NULL
              LIMIT :limit",
    },
    Kind {
        table: "plans",
        column: "content",
        sql: "SELECT id AS row, content AS sealed
              FROM plans
              WHERE tenant_id = :owner
              LIMIT :limit",
    },
    Kind {
        table: "plans",
        column: "notes",
        sql: "SELECT id AS row, notes AS sealed
              FROM plans
              WHERE tenant_id = :owner
              LIMIT :limit",
    },
    Kind {
        table: "plan_operations",
        column: "error",
        sql: "SELECT plan_id || '/' || number AS row, error AS sealed
              FROM plan_operations
              WHERE tenant_id = :owner AND error IS NOT NULL
              LIMIT :limit",
    },
    Kind {
        table: "plan_operations",
        column: "came_back",
        sql: "SELECT plan_id || '/' || number AS row, came_back AS sealed
              FROM plan_operations
              WHERE tenant_id = :owner AND came_back IS NOT NULL
              LIMIT :limit",
    },
    Kind {
        table: "ignored_drifts",
        column: "path",
        sql: "SELECT rule_id || '/' || LOWER(HEX(fingerprint)) AS row, path AS sealed
              FROM ignored_drifts
              WHERE tenant_id = :owner AND path IS NOT NULL
              LIMIT :limit",
    },
];

/// How many ciphertexts of a kind were opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub table: &'static str,
    pub column: &'static str,
    pub count: u64,
}

/// The columns that are sealed, as table and column.
pub fn kinds() -> impl Iterator<Item = (&'static str, &'static str)> {
    KINDS.iter().map(|kind| (kind.table, kind.column))
}

/// Unwraps the data keys again, one owner after the other, and opens up to `each` ciphertexts of every kind. `after`
/// and `owners` cut it into pieces, so that no read lasts long; the answer names the last owner, if there are more.
///
/// # Errors
/// [`StoreError::Crypto`] names the first that does not open.
pub fn open_some(
    tx: &ReadTx<'_>,
    after: Option<&str>,
    owners: usize,
    each: u32,
) -> Result<(Vec<Opened>, Option<String>), StoreError> {
    let mut waiting: Vec<String> = keys::owners(tx)?;
    waiting.sort_unstable();
    waiting.retain(|owner| after.is_none_or(|after| owner.as_str() > after));
    let last = waiting.get(owners.saturating_sub(1)).filter(|_| waiting.len() > owners).cloned();
    let mut opened: Vec<Opened> = kinds().map(|(table, column)| Opened { table, column, count: 0 }).collect();
    for owner in waiting.iter().take(owners) {
        let key = keys::unwrapped(tx, owner)?;
        for (kind, opened) in KINDS.iter().zip(&mut opened) {
            for (row, sealed) in sealed_of(tx, kind, owner, each)? {
                key.open(&Place { table: kind.table, row: &row, column: kind.column }, &sealed)?;
                opened.count += 1;
            }
        }
    }
    Ok((opened, last))
}

fn sealed_of(tx: &ReadTx<'_>, kind: &Kind, owner: &str, each: u32) -> Result<Vec<(String, Sealed)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(kind.sql)?;
    let rows = statement.query_map(named_params! { ":owner": owner, ":limit": each }, |row| {
        Ok((row.get("row")?, Sealed(row.get("sealed")?)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
