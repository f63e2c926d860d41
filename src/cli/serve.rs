//! `plumbline serve`.

use super::settings;
use crate::server::{self, Instance};

pub(super) fn run() -> anyhow::Result<()> {
    let (settings, _guard) = settings::for_server(settings::config()?)?;
    let instance = Instance::open(settings)?;
    actix_web::rt::System::new().block_on(server::run(instance))
}
