//! `plumbline baseline`.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use super::arguments::{BaselineCommand, CaptureOptions, ExportOptions, ImportOptions};
use super::{input, output, settings, tenant};
use crate::domain::baseline::{Document, ResourceMode};
use crate::domain::model::TenantId;
use crate::pipeline::baselines::{self, AreaCapture, Capture, Captured, ImportSettings, Imported, Source};
use crate::pipeline::{Actor, Context, PipelineError, areas};

/// A tenant has about a hundred areas.
const FILES_LIMIT: usize = 2_000;
const DEPTH_LIMIT: usize = 8;

pub(super) fn run(command: BaselineCommand) -> anyhow::Result<()> {
    let (context, _guard) = settings::for_command()?;
    tokio::runtime::Runtime::new()?.block_on(async {
        match command {
            BaselineCommand::Capture(options) => capture(&context, &options).await,
            BaselineCommand::Export(options) => export(&context, &options).await,
            BaselineCommand::Import(options) => import(&context, &options).await,
        }
    })
}

async fn capture(context: &Context, options: &CaptureOptions) -> anyhow::Result<()> {
    let tenant = tenant::find(context, &options.tenant).await?;
    let areas = (!options.areas.is_empty()).then(|| options.areas.clone());
    let capture = Capture {
        label: options.label.clone(),
        note: String::new(),
        mode: ResourceMode::Snapshot,
        source: Source::Live,
    };
    let captured = baselines::capture_many(context, Actor::command_line(), tenant.id, areas, capture).await?;
    if captured.is_empty() {
        bail!("{} was not read yet: `plumbline sync --tenant \"{}\"` reads it", tenant.name, tenant.name);
    }
    let mut refused = 0;
    for AreaCapture { area, result } in captured {
        match result {
            Ok(Captured { baseline, warnings }) => {
                output::line(&format!("{area}: version {}", baseline.version));
                warnings.iter().for_each(|warning| output::note(&format!("{area}: {warning}")));
            }
            Err(error) => {
                refused += 1;
                output::note(&format!("{area}: {error}"));
            }
        }
    }
    if refused > 0 {
        bail!("{refused} areas could not be captured; the others are");
    }
    Ok(())
}

async fn export(context: &Context, options: &ExportOptions) -> anyhow::Result<()> {
    let tenant = tenant::find(context, &options.tenant).await?;
    let wanted = match options.areas.as_slice() {
        [] => baselines::exportable(context, tenant.id).await?.iter().map(ToString::to_string).collect(),
        named => named.to_vec(),
    };
    if wanted.is_empty() {
        bail!("{} has no baseline: capture one first", tenant.name);
    }
    if options.target == Path::new("-") {
        let [area] = wanted.as_slice() else {
            bail!("standard output takes one area: name it with --area, or give a folder in place of `-`");
        };
        output::text(&baselines::export(context, Actor::command_line(), tenant.id, area.clone()).await?.to_text());
        return Ok(());
    }
    for area in wanted {
        let document = baselines::export(context, Actor::command_line(), tenant.id, area).await?;
        let workload = areas::find(context, &document.area).map_or("custom", |area| area.workload.as_str());
        let folder = options.target.join(workload);
        std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let file = folder.join(format!("{}.json", document.area));
        std::fs::write(&file, document.to_text()).with_context(|| format!("{} cannot be written", file.display()))?;
        output::line(&format!("{}: {} resources", file.display(), document.resources.len()));
    }
    Ok(())
}

/// Everything is read and checked before anything is imported.
async fn import(context: &Context, options: &ImportOptions) -> anyhow::Result<()> {
    let tenant = tenant::find(context, &options.tenant).await?;
    let mut documents: Vec<(PathBuf, Document)> = Vec::new();
    for file in files(&options.source)? {
        let document = parsed(context, tenant.id, &file)?;
        if let Some((other, _)) = documents.iter().find(|(_, other)| other.area == document.area) {
            let (area, other) = (&document.area, other.display());
            bail!("{}: area: `{area}` is in {other}, too: import one of them", file.display());
        }
        documents.push((file, document));
    }
    if documents.is_empty() {
        bail!("{} holds no file that ends with .json", options.source.display());
    }
    let mut refused = 0;
    for (file, document) in documents {
        let import_settings = ImportSettings { label: options.label.clone(), dry_run: options.dry_run };
        match baselines::import(context, Actor::command_line(), tenant.id, document, import_settings).await {
            Ok(imported) => output::line(&in_words(&imported, options.dry_run)),
            Err(error @ PipelineError::Store(_)) => return Err(error.into()),
            Err(error) => {
                refused += 1;
                output::note(&format!("{}: {error}", file.display()));
            }
        }
    }
    if refused > 0 {
        bail!("{refused} files were refused; the others are imported");
    }
    Ok(())
}

fn parsed(context: &Context, tenant: TenantId, file: &Path) -> anyhow::Result<Document> {
    let name = || file.display().to_string();
    let document = Document::parse(&input::document(file)?).with_context(name)?;
    areas::known_in(context, tenant, document.area.as_str()).with_context(name)?;
    Ok(document)
}

fn in_words(imported: &Imported, dry_run: bool) -> String {
    let Imported { area, version, added, removed, changed, rewatched, raised, resolved } = imported;
    let what = format!("{added} added, {removed} removed, {changed} changed, {rewatched} watched in another way");
    let drifts = format!("raises {raised} drifts and resolves {resolved}");
    match version {
        Some(version) => format!("{area}: version {version}: {what}; {drifts}"),
        None if dry_run => format!("{area}: would be: {what}; {drifts}"),
        None => format!("{area}: nothing changed"),
    }
}

/// The file itself, or the JSON files of a folder tree, sorted.
fn files(source: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if !source.is_dir() {
        return Ok(vec![source.to_owned()]);
    }
    let mut found = Vec::new();
    collect(source, DEPTH_LIMIT, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, depth_left: usize, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("{} cannot be read", folder.display()))?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        if kind.is_dir() && !is_hidden && depth_left > 0 {
            collect(&path, depth_left - 1, found)?;
        } else if kind.is_file() && path.extension().is_some_and(|end| end == "json") {
            found.push(path);
        }
        if found.len() > FILES_LIMIT {
            bail!("{} holds more than {FILES_LIMIT} files", folder.display());
        }
    }
    Ok(())
}
