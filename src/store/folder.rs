//! The data folder: private to its owner, used by one instance, and possibly on a network file system.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use fs4::fs_std::FileExt;

use super::StoreError;

/// Held as long as the instance lives; the operating system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct InstanceLock {
    _file: File,
}

/// How SQLite keeps its journal, by what the file system can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Journal {
    /// Write-ahead log: readers never wait. Needs shared memory, so only on a local file system.
    WriteAhead,
    /// Rollback journal: for SMB and NFS, such as `/home` on Azure App Service.
    Rollback,
}

/// Creates the folder if needed and makes it private.
///
/// # Errors
/// [`StoreError::Folder`] when it cannot be created or written.
pub fn prepare(path: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::Folder { path: path.to_owned(), source };
    fs::create_dir_all(path).map_err(failed)?;
    fs::set_permissions(path, Permissions::from_mode(0o700)).map_err(failed)?;
    let probe = path.join(".write-probe");
    private_file(&probe).map_err(failed)?;
    fs::remove_file(&probe).map_err(failed)
}

/// # Errors
/// [`StoreError::Locked`] when another instance holds the folder.
pub fn lock(folder: &Path) -> Result<InstanceLock, StoreError> {
    let path = folder.join("plumbline.lock");
    let failed = |source| StoreError::Folder { path: path.clone(), source };
    let file = private_file(&path).map_err(failed)?;
    match FileExt::try_lock_exclusive(&file) {
        Ok(true) => Ok(InstanceLock { _file: file }),
        Ok(false) => Err(StoreError::Locked { path: folder.to_owned() }),
        Err(source) => Err(failed(source)),
    }
}

/// The database file of a data folder.
pub fn database_path(folder: &Path) -> PathBuf {
    folder.join("plumbline.sqlite3")
}

/// Creates an empty file that only its owner can read, or tightens an existing one.
pub(super) fn private_file(path: &Path) -> std::io::Result<File> {
    let file = OpenOptions::new().create(true).truncate(false).read(true).write(true).mode(0o600).open(path)?;
    fs::set_permissions(path, Permissions::from_mode(0o600))?;
    Ok(file)
}

/// Writes a file that only its owner can read, in one step: a reader sees all of it or nothing.
///
/// # Errors
/// Those of the operating system.
pub fn write_private(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let draft = path.with_extension("draft");
    let mut file = private_file(&draft)?;
    file.set_len(0)?;
    file.write_all(content)?;
    file.sync_all()?;
    fs::rename(&draft, path)
}

/// Files of the folder that somebody else on the machine can read or write.
pub fn open_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries.map(|entry| entry.path()).filter(|path| path.is_file() && is_open_to_others(path)).collect()
}

/// A file that is not there is not open.
pub fn is_open_to_others(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
}

/// Takes the files of the folder away from everybody else; tells which ones others could read.
///
/// # Errors
/// [`StoreError::Folder`] names one that belongs to somebody else.
pub fn tighten(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let open = open_files(folder);
    for path in &open {
        let failed = |source| StoreError::Folder { path: path.clone(), source };
        fs::set_permissions(path, Permissions::from_mode(0o600)).map_err(failed)?;
    }
    Ok(open)
}

/// What is free for us where the folder is.
pub fn free_bytes(folder: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(folder).ok()?;
    found.f_bavail.checked_mul(found.f_frsize)
}

/// Unknown file systems count as local: a wrong guess there costs the warning, not the data, because SQLite
/// itself refuses write-ahead logging where shared memory does not work.
pub fn journal_for(folder: &Path) -> Journal {
    match rustix::fs::statfs(folder) {
        Ok(stat) if is_network(i128::from(stat.f_type)) => Journal::Rollback,
        Ok(_) | Err(_) => Journal::WriteAhead,
    }
}

/// The magic numbers of statfs(2): NFS, SMB, CIFS, SMB2, FUSE (sshfs, blobfuse), 9P, AFS and Ceph.
fn is_network(magic: i128) -> bool {
    const NETWORK: [i128; 8] =
        [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x6573_5546, 0x0102_1997, 0x5346_414F, 0x00C3_6400];
    // Some platforms sign-extend a 32-bit magic.
    NETWORK.contains(&(magic & 0xFFFF_FFFF))
}

#[cfg(test)]
mod tests {
    use super::{is_network, lock, prepare};
    use crate::store::StoreError;

    #[test]
    fn shares_are_network_file_systems_and_disks_are_not() {
        for (magic, expected) in [(0xEF53, false), (0x5846_5342, false), (0x6969, true), (-11_317_950, true)] {
            assert_eq!(is_network(magic), expected, "{magic:x}");
        }
    }

    #[test]
    fn a_folder_has_one_instance() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        prepare(folder.path()).expect("writable");
        let first = lock(folder.path()).expect("free");
        assert!(matches!(lock(folder.path()), Err(StoreError::Locked { .. })));
        drop(first);
        assert!(lock(folder.path()).is_ok());
    }
}
