//! The log: one JSON object a line, in the shape of pino, so that its viewers and parsers read it. Written by a
//! thread of its own. Secrets are replaced by the name of their field and by their value.

mod disguises;
mod json_line;
mod levels;
mod redactor;
mod request;
mod shapes;
mod visible;

use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use slog::{Drain, Logger, OwnedKVList, Record, o};
use slog_async::{Async, AsyncGuard, OverflowStrategy};

use crate::clock::{SharedClock, SystemClock};
pub use crate::config::LogLevel;
pub use levels::{Chosen, Levels};
pub use redactor::{HiddenValue, Redactor};
pub use request::RequestId;
pub use visible::visible;

/// How many records may wait for a slow reader of standard output before some are dropped, which is then told.
const WAITING_RECORDS: usize = 4096;

/// Keeps the log's thread alive; when dropped, waits until everything is written.
#[must_use = "records that still wait are lost without the guard"]
pub struct LogGuard {
    redactor: Redactor,
    levels: Levels,
    _writer: AsyncGuard,
}

impl LogGuard {
    /// Takes the values that must not appear in this log.
    pub fn redactor(&self) -> Redactor {
        self.redactor.clone()
    }

    /// Changes how much is logged.
    pub fn levels(&self) -> Levels {
        self.levels.clone()
    }
}

/// A log on standard output.
pub fn logger(level: LogLevel) -> (Logger, LogGuard) {
    logger_to(io::stdout(), level)
}

/// A log on any writer, for tests and for commands whose standard output is their answer.
pub fn logger_to<W: Write + Send + 'static>(writer: W, level: LogLevel) -> (Logger, LogGuard) {
    let redactor = Redactor::default();
    let lines =
        JsonLines { writer: Mutex::new(writer), clock: std::sync::Arc::new(SystemClock), redactor: redactor.clone() };
    let (waiting, guard) = Async::new(lines.fuse())
        .chan_size(WAITING_RECORDS)
        .overflow_strategy(OverflowStrategy::DropAndReport)
        .thread_name("log".to_owned())
        .build_with_guard();
    let levels = Levels::new(level);
    let of_now = levels.clone();
    let filtered =
        request::InRequest(waiting).filter(move |record| record.level().is_at_least(slog_level(of_now.now())));
    (Logger::root(filtered.fuse(), o!("name" => "plumbline")), LogGuard { redactor, levels, _writer: guard })
}

/// An error with all its causes, for one field of one record.
pub fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    std::iter::once(error).chain(causes).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// A log that is thrown away.
pub fn silent() -> Logger {
    Logger::root(slog::Discard, o!())
}

struct JsonLines<W> {
    writer: Mutex<W>,
    clock: SharedClock,
    redactor: Redactor,
}

impl<W: Write> Drain for JsonLines<W> {
    type Ok = ();
    type Err = slog::Never;

    /// A log that cannot be written must not stop the server, so a failed write is forgotten.
    fn log(&self, record: &Record<'_>, values: &OwnedKVList) -> Result<(), slog::Never> {
        let line = json_line::line(record, values, self.clock.now(), &self.redactor);
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = writer.write_all(line.as_bytes()).and_then(|()| writer.flush());
        Ok(())
    }
}

fn slog_level(level: LogLevel) -> slog::Level {
    match level {
        LogLevel::Trace => slog::Level::Trace,
        LogLevel::Debug => slog::Level::Debug,
        LogLevel::Info => slog::Level::Info,
        LogLevel::Warn => slog::Level::Warning,
        LogLevel::Error => slog::Level::Error,
    }
}

#[cfg(test)]
mod tests;
