//! Copies of the database: made while it is in use, looked through, and put back.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, named_params};

use super::StoreError;
use super::database::connect;
use super::folder::{database_path, journal_for, private_file};

/// Writes a consistent copy, readable by its owner only. It holds what one moment of the database held and nothing that
/// was deleted before. Nobody waits for it.
///
/// # Errors
/// [`StoreError::File`] when the file is there already or cannot be written.
pub fn copy(folder: &Path, target: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::File { path: target.to_owned(), source };
    if target.exists() {
        return Err(failed(std::io::ErrorKind::AlreadyExists.into()));
    }
    let file = private_file(target).map_err(failed)?;
    let connection = connect(&database_path(folder), journal_for(folder))?;
    let target_text = target.to_string_lossy();
    if let Err(error) = connection.execute("VACUUM INTO :target", named_params! { ":target": target_text }) {
        fs::remove_file(target).map_err(failed)?;
        return Err(error.into());
    }
    file.sync_all().map_err(failed)
}

/// Whether the file is a whole database of Plumbline.
///
/// # Errors
/// [`StoreError::Open`] when it is none, [`StoreError::Corrupt`] when it is damaged.
pub fn check_whole(file: &Path) -> Result<(), StoreError> {
    let opened = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY);
    let connection = opened.map_err(|source| StoreError::Open { path: file.to_owned(), source })?;
    let found: String = connection
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(|source| StoreError::Open { path: file.to_owned(), source })?;
    if found != "ok" {
        return Err(StoreError::Corrupt { what: "database file" });
    }
    let foreign: bool = connection.prepare("PRAGMA foreign_key_check")?.exists([])?;
    let is_ours: bool = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'data_keys'")?.exists([])?;
    match (is_ours, foreign) {
        (false, _) => Err(StoreError::Corrupt { what: "database file of Plumbline" }),
        (true, true) => Err(StoreError::Corrupt { what: "reference between tables" }),
        (true, false) => Ok(()),
    }
}

/// Puts a copy of `file` in place of the database of the folder, which nobody may have open. What was there is kept
/// aside, and its place is told. At every moment one of the two databases is in place.
///
/// # Errors
/// [`StoreError::Folder`] names the file that could not be written.
pub fn put_back(folder: &Path, file: &Path, aside: &str) -> Result<Option<PathBuf>, StoreError> {
    let database = database_path(folder);
    let draft = folder.join("restored.draft");
    copy_private(file, &draft)?;
    let kept = if database.exists() {
        // What still stands in the journal belongs to what is kept.
        connect(&database, journal_for(folder))?.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        let kept = folder.join(aside);
        copy_private(&database, &kept)?;
        Some(kept)
    } else {
        None
    };
    for journal in ["-wal", "-shm", "-journal"] {
        let mut name = database.as_os_str().to_owned();
        name.push(journal);
        remove(Path::new(&name))?;
    }
    fs::rename(&draft, &database).map_err(|source| StoreError::Folder { path: database.clone(), source })?;
    sync_folder(folder)?;
    Ok(kept)
}

fn copy_private(from: &Path, to: &Path) -> Result<(), StoreError> {
    let copied = || -> std::io::Result<()> {
        let mut target = private_file(to)?;
        target.set_len(0)?;
        std::io::copy(&mut File::open(from)?, &mut target)?;
        target.sync_all()
    };
    copied().map_err(|source| StoreError::Folder { path: to.to_owned(), source })
}

fn remove(file: &Path) -> Result<(), StoreError> {
    match fs::remove_file(file) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::Folder { path: file.to_owned(), source })
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(|source| StoreError::Folder { path: folder.to_owned(), source })
}
