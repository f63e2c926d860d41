//! The command line. Answers go to standard output, what went wrong to standard error.
//!
//! Exit codes: 0 fine, 1 error, 2 wrong usage, 3 drift found (where it is asked for).

mod areas;
mod arguments;
mod audit;
mod backup;
mod baseline;
mod check_config;
mod compare;
mod credential;
mod demo;
mod diff;
mod doctor;
mod drift;
mod explain;
mod exports;
mod healthcheck;
mod history;
mod input;
mod key;
mod moment;
mod normalise;
mod output;
mod permissions;
mod replay;
mod serve;
mod settings;
mod simulator;
mod sync;
mod tenant;
mod user;

use std::process::ExitCode;

use clap::Parser;

use crate::domain::catalog;
use arguments::{Arguments, BackupCommand, Command, KeyCommand};

const DRIFT_FOUND: u8 = 3;

/// How a command ended that did not fail.
pub(crate) enum Ending {
    Fine,
    /// With `--exit-code`.
    DriftFound,
    /// It was told already what is wrong.
    Failed,
}

/// Parses the arguments of the process and carries the command out.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match carry_out(arguments.command) {
        Ok(Ending::Fine) => ExitCode::SUCCESS,
        Ok(Ending::Failed) => ExitCode::FAILURE,
        Ok(Ending::DriftFound) => ExitCode::from(DRIFT_FOUND),
        Err(error) => {
            output::error(&error);
            ExitCode::FAILURE
        }
    }
}

fn carry_out(command: Command) -> anyhow::Result<Ending> {
    match command {
        Command::Serve => serve::run()?,
        Command::Demo(options) => demo::run(&options)?,
        Command::Simulator(options) => simulator::run(&options)?,
        Command::Key { command: KeyCommand::New } => key::new(),
        Command::Key { command: KeyCommand::Rotate } => key::rotate()?,
        Command::CheckConfig => check_config::run()?,
        Command::Healthcheck => healthcheck::run()?,
        Command::Areas { restore: true, .. } => output::text(&catalog::restore_tables()),
        Command::Areas { format, restore: false } => areas::run(format),
        Command::Permissions(options) => permissions::run(&options)?,
        Command::Normalise { area, file } => normalise::run(&area, &file)?,
        Command::Diff(options) => return diff::run(&options),
        Command::Compare(options) => return compare::run(&options),
        Command::Tenant { command } => tenant::run(command)?,
        Command::Sync { tenant, areas } => sync::run(tenant.as_deref(), areas)?,
        Command::Drift(options) => return drift::run(&options),
        Command::Baseline { command } => baseline::run(command)?,
        Command::History(options) => return history::run(&options),
        Command::Replay(options) => return replay::run(&options),
        Command::Audit { command } => audit::run(command)?,
        Command::User { command } => user::run(command)?,
        Command::Backup { command: BackupCommand::Create { file } } => backup::create(&file)?,
        Command::Backup { command: BackupCommand::Verify { file } } => backup::verify(&file)?,
        Command::Backup { command: BackupCommand::Restore { file } } => backup::restore(&file)?,
        Command::Doctor(options) => return doctor::run(&options),
        Command::Openapi => output::line(&plumbline_openapi()?),
    }
    Ok(Ending::Fine)
}

fn plumbline_openapi() -> anyhow::Result<String> {
    Ok(crate::api::document().to_pretty_json()?)
}
