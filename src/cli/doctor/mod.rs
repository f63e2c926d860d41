//! `plumbline doctor`: looks at everything that must be right, and tells what is not and what to do.

mod findings;
mod host;
mod services;
mod vault;

use std::path::Path;

use serde_json::json;

use super::arguments::{DoctorOptions, Format};
use super::{Ending, output, settings};
use crate::config::{self, Config};
use findings::{Finding, State};

pub(super) fn run(options: &DoctorOptions) -> anyhow::Result<Ending> {
    let findings = match config::from_process(Path::new(".env")) {
        Ok(config) => examine(config, options)?,
        Err(faults) => faults.0.iter().map(|fault| Finding::failed("configuration", &fault.to_string())).collect(),
    };
    match options.format {
        Format::Text => tell(&findings),
        Format::Json => output::line(&json!({ "checks": findings }).to_string()),
    }
    let is_sound = findings.iter().all(|finding| finding.state != State::Failed);
    Ok(if is_sound { Ending::Fine } else { Ending::Failed })
}

fn examine(config: Config, options: &DoctorOptions) -> anyhow::Result<Vec<Finding>> {
    let mut findings = vec![Finding::fine("configuration", "all variables are understood")];
    findings.extend(host::examine(&config));
    findings.extend(vault::examine(&config));
    if !options.offline {
        let graph = settings::graph_client(config)?;
        findings.extend(tokio::runtime::Runtime::new()?.block_on(services::examine(&graph)));
    }
    Ok(findings)
}

fn tell(findings: &[Finding]) {
    let rows = findings
        .iter()
        .map(|finding| vec![finding.state.word().to_owned(), finding.check.to_owned(), finding.detail.clone()]);
    output::line(&output::table(&rows.collect::<Vec<_>>()));
}
