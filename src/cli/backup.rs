//! `plumbline backup`: copies of the database, which are of use only together with the encryption key.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use super::{output, settings};
use crate::config::Config;
use crate::pipeline::backups::{self, Checked};
use crate::pipeline::{Actor, Context};
use crate::store::{self, backup};

/// Beside a running server.
pub(super) fn create(file: &Path) -> anyhow::Result<()> {
    refuse_beside_the_key(&settings::config()?, file)?;
    let (context, _guard) = settings::for_command()?;
    let folder = settings::config()?.data_dir;
    tokio::runtime::Runtime::new()?.block_on(async {
        backups::create(&context, &Actor::command_line(), &folder, file).await?;
        let size_bytes = std::fs::metadata(file)?.len();
        output::line(&format!("{} holds the database as it is now: {size_bytes} bytes.", file.display()));
        output::line("Keep it away from the encryption key, without which nobody can read it.");
        Ok(())
    })
}

/// Opens a copy of the backup in a folder of its own, as a restore would.
pub(super) fn verify(file: &Path) -> anyhow::Result<()> {
    let checked = check(file)?;
    let Checked { data_keys, opened, audit_entries } = checked;
    output::line(&format!(
        "{} is whole: {data_keys} data keys and {opened} sealed values open, {audit_entries} audit entries follow from \
         one another.",
        file.display()
    ));
    Ok(())
}

/// Takes the place of the database, while no server runs on it.
pub(super) fn restore(file: &Path) -> anyhow::Result<()> {
    let config = settings::config()?;
    store::prepare(&config.data_dir)?;
    let _lock =
        store::lock(&config.data_dir).context("a restore takes the place of the database: stop the server first")?;
    check(file)?;
    let now = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ");
    let kept = backup::put_back(&config.data_dir, file, &format!("plumbline.sqlite3.before-{now}"))?;
    let (context, _guard) = settings::for_command()?;
    write_down(&context, kept.as_deref())?;
    output::line(&format!("{} is the database of {} now.", file.display(), config.data_dir.display()));
    if let Some(kept) = kept {
        output::line(&format!("What was there before is kept as {}.", kept.display()));
    }
    output::line(
        "Everybody has to sign in again. Whoever was let go since the backup was made is back: look at users and tokens.",
    );
    Ok(())
}

fn write_down(context: &Context, kept: Option<&Path>) -> anyhow::Result<()> {
    let kept = kept.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    tokio::runtime::Runtime::new()?.block_on(backups::restored(context, &Actor::command_line(), kept))?;
    Ok(())
}

fn check(file: &Path) -> anyhow::Result<Checked> {
    backup::check_whole(file).with_context(|| format!("{} is no backup that can be used", file.display()))?;
    let folder = tempfile::tempdir().context("a temporary folder is needed to look through the backup")?;
    store::prepare(folder.path())?;
    backup::put_back(folder.path(), file, "none")?;
    let (context, _guard) = settings::for_folder(folder.path())?;
    let checked = tokio::runtime::Runtime::new()?.block_on(backups::check(&context));
    checked.with_context(|| format!("{} does not open", file.display()))
}

/// Somebody who gets both has everything.
fn refuse_beside_the_key(config: &Config, file: &Path) -> anyhow::Result<()> {
    let folder = |path: &Path| -> PathBuf {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        parent.canonicalize().unwrap_or_else(|_| parent.to_owned())
    };
    let target = folder(file);
    let dotenv = Path::new(".env");
    let beside_dotenv = dotenv.exists() && folder(dotenv) == target;
    let beside = config.secret_files.iter().find(|key| folder(key) == target);
    if beside_dotenv || target.join(".env").exists() {
        bail!("{} lies beside .env, which holds the encryption key: write the backup somewhere else", file.display());
    }
    if let Some(key) = beside {
        bail!(
            "{} lies beside {}, which holds a secret: write the backup somewhere else",
            file.display(),
            key.display()
        );
    }
    Ok(())
}
