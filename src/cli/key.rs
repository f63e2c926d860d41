//! `plumbline key`.

use super::output;
use crate::crypto::MasterKey;

pub(super) fn new() {
    let key = MasterKey::generate();
    output::line(&key.reveal());
    output::note(
        "Keep it as PLUMBLINE_ENCRYPTION_KEY, and a copy where backups of the database are not: without it nothing \
         in the database can be read.",
    );
}
