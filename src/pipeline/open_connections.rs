//! Open connections by tenant, so that one token serves all areas of a sweep.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::domain::model::TenantId;
use crate::graph::{Connection, Credential};

#[derive(Clone, Default)]
pub(super) struct OpenConnections(Arc<Mutex<Open>>);

#[derive(Default)]
struct Open {
    connections: HashMap<TenantId, Connection>,
    /// How often anything was forgotten. What was read from the store before that may be out of date.
    generation: u64,
}

impl OpenConnections {
    pub(super) fn get(&self, tenant: TenantId) -> Option<Connection> {
        self.lock().connections.get(&tenant).cloned()
    }

    pub(super) fn generation(&self) -> u64 {
        self.lock().generation
    }

    /// Keeps a connection whose credential was read at `generation`. The answer is the one to use: another task may
    /// have been faster. `None` when something was forgotten meanwhile, so that the credential must be read again.
    pub(super) fn put(&self, tenant: TenantId, generation: u64, connection: Connection) -> Option<Connection> {
        let mut open = self.lock();
        if open.generation != generation {
            return None;
        }
        Some(open.connections.entry(tenant).or_insert(connection).clone())
    }

    pub(super) fn forget(&self, tenant: TenantId) {
        let mut open = self.lock();
        open.generation += 1;
        open.connections.remove(&tenant);
    }

    /// Forgets the connection with its token and credential, and takes them from who reads through it right now.
    pub(super) fn close(&self, tenant: TenantId) {
        let mut open = self.lock();
        open.generation += 1;
        if let Some(connection) = open.connections.remove(&tenant) {
            connection.close();
        }
    }

    /// Forgets the connection, and makes who reads through it right now go on with the new credential.
    pub(super) fn replace(&self, tenant: TenantId, credential: &Credential) {
        let mut open = self.lock();
        open.generation += 1;
        if let Some(connection) = open.connections.remove(&tenant) {
            connection.replace_credential(credential.clone());
        }
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::OpenConnections;
    use crate::clock::SystemClock;
    use crate::config::Cloud;
    use crate::domain::model::{ClientId, DirectoryId, TenantId};
    use crate::graph::{Credential, GraphClient, GraphSettings};
    use crate::logging::{Redactor, silent};

    #[test]
    fn a_credential_read_before_a_replacement_is_not_kept_after_it() {
        let url: url::Url = "http://127.0.0.1:9/".parse().expect("a URL");
        let settings = GraphSettings::new(Cloud::Global, url.clone(), url);
        let client = GraphClient::new(settings, Arc::new(SystemClock), silent(), Redactor::default());
        let client = client.expect("good settings");
        let (tenant, nil) = (TenantId(uuid::Uuid::nil()), uuid::Uuid::nil());
        let credential = || Credential::Secret { client_id: ClientId(nil), secret: "secret".into() };
        let connection = || client.connection(DirectoryId(nil), credential());
        let open = OpenConnections::default();

        let generation = open.generation();
        open.replace(tenant, &credential());
        assert!(open.put(tenant, generation, connection()).is_none(), "it must be read again");
        assert!(open.get(tenant).is_none());
        assert!(open.put(tenant, open.generation(), connection()).is_some());
        assert!(open.get(tenant).is_some());
    }
}
