//! `plumbline user`: the way in when nobody can sign in any more.

use super::arguments::UserCommand;
use super::{input, output, settings};
use crate::pipeline::{Actor, access};

pub(super) fn run(command: UserCommand) -> anyhow::Result<()> {
    let (context, _guard) = settings::for_command()?;
    tokio::runtime::Runtime::new()?.block_on(async {
        match command {
            UserCommand::Add { username, password_file } => {
                let password = input::secret(password_file.as_deref())?;
                access::add_user(&context, Actor::command_line(), &username, &password).await?;
                output::line(&format!("{username} can sign in now"));
            }
            UserCommand::Reset { username, password_file } => {
                let password = input::secret(password_file.as_deref())?;
                access::reset_password(&context, Actor::command_line(), username.clone(), &password).await?;
                output::line(&format!("{username} has a new password; all sessions of {username} ended"));
            }
        }
        Ok(())
    })
}
