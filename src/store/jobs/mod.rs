//! Jobs: one for each sync of a tenant, with one piece of work for each area.
//!
//! A piece is *leased* by a worker. A worker that dies lets its lease end; the next one takes the piece again, which
//! is harmless because the result of a piece is written in one transaction together with its end.

mod queue;
mod read;

pub use queue::{add_usage, claim, finish, give_up, holds, insert, postpone, renew, requeue_all, requeue_expired};
pub use read::{all_unfinished, any_unfinished, areas, find, unfinished, unfinished_by_schedule, waiting_whole};

use crate::domain::model::{AreaKey, CollectionId, CollectionStatus, JobId, TenantId, Timestamp};

/// What started a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trigger {
    Person,
    Schedule,
    Command,
    Demo,
}

impl Trigger {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Schedule => "schedule",
            Self::Command => "command",
            Self::Demo => "demo",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Person, Self::Schedule, Self::Command, Self::Demo].into_iter().find(|trigger| trigger.as_str() == word)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    Queued,
    Running,
    Done,
}

impl JobState {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Queued, Self::Running, Self::Done].into_iter().find(|state| state.as_str() == word)
    }
}

#[derive(Debug, Clone)]
pub struct Job {
    pub id: JobId,
    pub tenant_id: TenantId,
    pub trigger: Trigger,
    pub state: JobState,
    pub created_at: Timestamp,
    pub started_at: Option<Timestamp>,
    pub finished_at: Option<Timestamp>,
    pub usage: JobUsage,
}

/// What a job asked of Graph over HTTP; a batch is one request.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct JobUsage {
    pub requests: u64,
    pub size_bytes: u64,
    /// How often Graph asked to slow down.
    pub throttled: u64,
}

#[derive(Debug, Clone)]
pub struct JobArea {
    pub area: AreaKey,
    pub state: JobState,
    pub status: Option<CollectionStatus>,
    pub reason: Option<String>,
}

/// A piece of work that a worker holds.
#[derive(Debug, Clone)]
pub struct Lease {
    pub job_id: JobId,
    pub tenant_id: TenantId,
    pub area: AreaKey,
    /// 1 for the first attempt.
    pub attempt: u64,
    /// Whether nobody waits for it.
    pub is_scheduled: bool,
}

/// All pieces of one job that could be taken at once: they are read together.
#[derive(Debug, Clone)]
pub struct Sweep {
    pub job_id: JobId,
    pub tenant_id: TenantId,
    pub is_scheduled: bool,
    pub pieces: Vec<Lease>,
}

/// Whose work is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// What a person waits for, and then what the clock started.
    Any,
    /// Only what a person waits for.
    ForPeople,
}

/// How a piece ended.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub collection_id: CollectionId,
    pub status: CollectionStatus,
    pub reason: Option<String>,
}
