//! Resolves names to the addresses that may be called, and no others. The client connects to what comes from here, so
//! there is no moment between check and use in which a name could change.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use futures_util::future::BoxFuture;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::address::is_public;
use crate::config::OutgoingAllow;

/// Where a name leads.
pub trait Lookup: Send + Sync {
    fn lookup(&self, name: String) -> BoxFuture<'static, io::Result<Vec<IpAddr>>>;
}

/// What the system says, its hosts file included.
#[derive(Debug, Clone, Copy)]
pub struct SystemLookup;

impl Lookup for SystemLookup {
    fn lookup(&self, name: String) -> BoxFuture<'static, io::Result<Vec<IpAddr>>> {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name, 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

/// A name leads nowhere that may be called.
#[derive(Debug, thiserror::Error)]
#[error("the name leads to no address that may be called")]
pub(super) struct NoPermittedAddress;

pub(super) struct GuardedResolver {
    lookup: Arc<dyn Lookup>,
    allow: Arc<OutgoingAllow>,
}

impl GuardedResolver {
    pub(super) fn new(lookup: Arc<dyn Lookup>, allow: Arc<OutgoingAllow>) -> Self {
        Self { lookup, allow }
    }
}

impl Resolve for GuardedResolver {
    /// Port 0 stands for the one of the address.
    fn resolve(&self, name: Name) -> Resolving {
        let found = self.lookup.lookup(name.as_str().to_owned());
        let allow = Arc::clone(&self.allow);
        Box::pin(async move {
            let mut permitted = found.await?;
            permitted.retain(|address| is_public(*address) || allow.has_address(*address));
            if permitted.is_empty() {
                return Err(NoPermittedAddress.into());
            }
            let addresses: Addrs = Box::new(permitted.into_iter().map(|address| SocketAddr::new(address, 0)));
            Ok(addresses)
        })
    }
}
