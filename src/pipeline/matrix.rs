//! Tenants against workloads, or against the areas of one: where something drifted, and where something was not read.

use std::sync::Arc;

use super::summaries::Areas;
pub use super::summaries::{Cell, Reading};
use super::{Context, PipelineError};
use crate::domain::catalog::Area;
use crate::domain::model::{TenantId, Workload};
use crate::store::tenants;

#[derive(Debug)]
pub struct Matrix {
    pub columns: Vec<Column>,
    /// By the tenant's name.
    pub rows: Vec<Row>,
}

#[derive(Debug)]
pub struct Column {
    /// A workload, or an area.
    pub key: String,
    pub title: String,
}

#[derive(Debug)]
pub struct Row {
    pub tenant: TenantId,
    /// One for each column.
    pub cells: Vec<Sum>,
}

/// What the areas of a column come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    pub worst: Option<crate::domain::model::Severity>,
    pub open: u32,
    pub weakening: u32,
    pub complete: u32,
    pub gaps: u32,
    pub never: u32,
    pub not_licensed: u32,
    pub off: u32,
}

impl Sum {
    fn add(&mut self, cell: Cell) {
        let Cell { reading, worst, open, weakening } = cell;
        self.worst = self.worst.max(worst);
        self.open = self.open.saturating_add(open);
        self.weakening = self.weakening.saturating_add(weakening);
        match reading {
            Reading::Complete => self.complete += 1,
            Reading::Gap => self.gaps += 1,
            Reading::Never => self.never += 1,
            Reading::NotLicensed => self.not_licensed += 1,
            Reading::Off => self.off += 1,
        }
    }

    /// The one thing to tell of it: a gap before what could be read, and that before what is not there.
    pub fn reading(&self) -> Reading {
        let Self { complete, gaps, never, not_licensed, .. } = *self;
        if gaps > 0 {
            Reading::Gap
        } else if complete > 0 {
            Reading::Complete
        } else if never > 0 {
            Reading::Never
        } else if not_licensed > 0 {
            Reading::NotLicensed
        } else {
            Reading::Off
        }
    }
}

/// All tenants against all workloads, or against the areas of the one that is named.
///
/// # Errors
/// Those of the store.
pub async fn matrix(context: &Context, workload: Option<Workload>) -> Result<Matrix, PipelineError> {
    let areas = Areas::new(context);
    let read = context.store.read(move |tx| {
        let (columns, places) = columns(areas.in_order(), workload);
        let summaries = areas.summaries(tx)?;
        let row = |tenant: TenantId| {
            let mut cells = vec![Sum::default(); columns.len()];
            let known = summaries.get(&tenant).map(|summary| Arc::clone(&summary.cells)).unwrap_or_default();
            for (cell, place) in known.iter().zip(&places) {
                if let Some(sum) = place.and_then(|place| cells.get_mut(place)) {
                    sum.add(*cell);
                }
            }
            Row { tenant, cells }
        };
        let rows = tenants::list(tx)?.into_iter().map(|tenant| row(tenant.id)).collect();
        Ok(Matrix { columns, rows })
    });
    Ok(read.await?)
}

/// The columns, and the place of each area among them.
fn columns(areas: &[Arc<Area>], workload: Option<Workload>) -> (Vec<Column>, Vec<Option<usize>>) {
    let mut columns: Vec<Column> = Vec::new();
    let places = areas.iter().map(|area| {
        if workload.is_some_and(|wanted| wanted != area.workload) {
            return None;
        }
        let (key, title) = match workload {
            Some(_) => (area.key.to_string(), area.title.clone()),
            None => (area.workload.as_str().to_owned(), area.workload.title().to_owned()),
        };
        // The areas of a workload stand side by side.
        if columns.last().is_none_or(|last| last.key != key) {
            columns.push(Column { key, title });
        }
        columns.len().checked_sub(1)
    });
    let places = places.collect();
    (columns, places)
}
