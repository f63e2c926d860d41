//! Bodies that must arrive in time. Whoever sends a byte now and then would otherwise hold a connection, and what
//! was read of the body, for as long as he likes.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::web::Bytes;
use futures_util::Stream;
use tokio::time::{Instant, Sleep, sleep_until};

use super::limits::{BODY_LIMIT_BYTES, Limits};

/// Passes a body on until it has taken too long for what came of it, or is too large for any operation.
pub(super) struct PacedBody {
    body: Payload,
    began: Instant,
    grace: Duration,
    bytes_per_second: u32,
    received_bytes: usize,
    deadline: Pin<Box<Sleep>>,
}

/// The same body, under the limits. A request without a body stays one.
pub(super) fn paced(body: Payload, limits: &Limits) -> Payload {
    if matches!(body, Payload::None) {
        return body;
    }
    let (began, grace) = (Instant::now(), limits.body_time);
    let deadline = Box::pin(sleep_until(began + grace));
    let bytes_per_second = limits.body_bytes_per_second;
    Payload::Stream {
        payload: Box::pin(PacedBody { body, began, grace, bytes_per_second, received_bytes: 0, deadline }),
    }
}

impl PacedBody {
    fn took(&mut self, bytes: &Bytes) -> Result<(), PayloadError> {
        self.received_bytes = self.received_bytes.saturating_add(bytes.len());
        if self.received_bytes > BODY_LIMIT_BYTES {
            return Err(PayloadError::Overflow);
        }
        let kibibytes = u32::try_from(self.received_bytes / 1024).unwrap_or(u32::MAX);
        let earned = Duration::from_secs(1).saturating_mul(kibibytes) / (self.bytes_per_second / 1024).max(1);
        self.deadline.as_mut().reset(self.began + self.grace + earned);
        Ok(())
    }
}

impl Stream for PacedBody {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match Pin::new(&mut self.body).poll_next(context) {
            Poll::Ready(Some(Ok(bytes))) => Poll::Ready(Some(self.took(&bytes).map(|()| bytes))),
            Poll::Ready(other) => Poll::Ready(other),
            Poll::Pending => match self.deadline.as_mut().poll(context) {
                Poll::Ready(()) => Poll::Ready(Some(Err(PayloadError::Io(std::io::ErrorKind::TimedOut.into())))),
                Poll::Pending => Poll::Pending,
            },
        }
    }
}
