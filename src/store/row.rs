//! From columns to types. A value that does not parse is a corrupt database, never a default.

use std::str::FromStr;

use rusqlite::Row;

use super::StoreError;
use crate::domain::model::Timestamp;
use crate::domain::normalise::ContentHash;

/// Parses a text column whose type knows its own syntax.
pub(super) fn parsed<T: FromStr>(row: &Row<'_>, column: &'static str) -> Result<T, StoreError> {
    let text: String = row.get(column)?;
    text.parse().map_err(|_| StoreError::Corrupt { what: column })
}

/// Parses a word column of one of our enums.
pub(super) fn word<T>(row: &Row<'_>, column: &'static str, parse: fn(&str) -> Option<T>) -> Result<T, StoreError> {
    let text: String = row.get(column)?;
    parse(&text).ok_or(StoreError::Corrupt { what: column })
}

pub(super) fn time(row: &Row<'_>, column: &'static str) -> Result<Timestamp, StoreError> {
    Ok(Timestamp(row.get(column)?))
}

pub(super) fn optional_time(row: &Row<'_>, column: &'static str) -> Result<Option<Timestamp>, StoreError> {
    Ok(row.get::<_, Option<i64>>(column)?.map(Timestamp))
}

pub(super) fn hash(row: &Row<'_>, column: &'static str) -> Result<ContentHash, StoreError> {
    Ok(ContentHash(row.get(column)?))
}

/// A count or size; SQLite's integers are signed, ours are not.
pub(super) fn unsigned(row: &Row<'_>, column: &'static str) -> Result<u64, StoreError> {
    let value: i64 = row.get(column)?;
    u64::try_from(value).map_err(|_| StoreError::Corrupt { what: column })
}

/// For SQLite, which has no unsigned integers. A count beyond its range does not occur; it would be shown as the most.
pub(super) fn signed(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// Collects rows through a function that can fail as a store does.
pub(super) fn collect<T>(
    mut rows: rusqlite::Rows<'_>,
    parse: impl Fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(parse(row)?);
    }
    Ok(all)
}

/// The first row, if any.
pub(super) fn first<T>(
    mut rows: rusqlite::Rows<'_>,
    parse: impl Fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    rows.next()?.map(parse).transpose()
}
