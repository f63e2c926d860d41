//! A connection on which any bytes can be sent.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Longer than any limit of a test's server; whoever waits for it has failed.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Raw(TcpStream);

impl Raw {
    pub async fn connect(address: SocketAddr) -> Self {
        Self(TcpStream::connect(address).await.expect("the server listens"))
    }

    pub async fn send(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        // A server that has had enough closes its side, which is what such a test is about.
        let _ = self.0.write_all(bytes.as_ref()).await;
        self
    }

    /// Everything until the server closes the connection.
    pub async fn until_closed(&mut self) -> String {
        let mut answer = Vec::new();
        let _ = timeout(PATIENCE, self.0.read_to_end(&mut answer)).await.expect("the server closes the connection");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// The first bytes that the server sends.
    pub async fn first_answer(&mut self) -> String {
        let mut buffer = vec![0; 16 * 1024];
        let size = timeout(PATIENCE, self.0.read(&mut buffer)).await.expect("an answer").expect("an open connection");
        String::from_utf8_lossy(&buffer[..size]).into_owned()
    }
}

/// Sends, and reads until the server closes.
pub async fn exchange(address: SocketAddr, bytes: impl AsRef<[u8]>) -> String {
    Raw::connect(address).await.send(bytes).await.until_closed().await
}

/// The status of the first answer; 0 when there was none.
pub fn status(answer: &str) -> u16 {
    answer.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3)).and_then(|code| code.parse().ok()).unwrap_or(0)
}

pub fn answers(text: &str) -> usize {
    text.matches("HTTP/1.1 ").count()
}
