//! A server on this machine that answers `GET` with what a test says: whole, broken, or not at all.
//! It stands for no product; where one can be run, [`crate::node`] runs it.
#![expect(clippy::expect_used, reason = "a test whose server fails has failed")]

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

/// The server; it stops when its last copy is dropped.
#[derive(Clone, Debug)]
pub struct Loopback(Arc<Running>);

#[derive(Debug)]
struct Running {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    asked: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// What is sent for each path; a path without an entry is answered 404.
    answers: BTreeMap<String, Vec<u8>>,
    /// The paths that were asked for, in their order.
    asked: Vec<String>,
    /// Connections that are held without an answer.
    held: Vec<TcpStream>,
    is_over: bool,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Loopback {
    /// Starts it on a free port.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("a listener has an address");
        let shared = Arc::<Shared>::default();
        let served = Arc::clone(&shared);
        thread::spawn(move || serve(&listener, &served));
        Self(Arc::new(Running { address, shared }))
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.0.address)
    }

    /// From now on this JSON is at the path.
    pub fn shows(&self, path: &str, json: &str) {
        let length = json.len();
        self.sends(
            path,
            format!(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\
                 \r\n\r\n{json}"
            ),
        );
    }

    /// From now on these bytes are sent for the path, then the connection is closed; none: it is
    /// held.
    pub fn sends(&self, path: &str, answer: impl Into<Vec<u8>>) {
        let mut state = self.0.shared.state();
        state.answers.insert(path.to_owned(), answer.into());
    }

    /// How often it was asked.
    pub fn asked_count(&self) -> usize {
        self.0.shared.state().asked.len()
    }

    /// Waits until it was asked so often.
    pub fn wait_for(&self, count: usize) {
        let mut state = self.0.shared.state();
        while state.asked.len() < count {
            let waited = self.0.shared.asked.wait(state);
            state = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.shared.state().is_over = true;
        // It looks when somebody comes.
        drop(TcpStream::connect(self.address));
    }
}

fn serve(listener: &TcpListener, shared: &Shared) {
    for stream in listener.incoming().flatten() {
        if shared.state().is_over {
            return;
        }
        // A client that went away is no matter.
        answer(stream, shared).unwrap_or_default();
    }
}

fn answer(stream: TcpStream, shared: &Shared) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    // The rest of the head is read, so that closing does not cut the answer off.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut state = shared.state();
    let found = state.answers.get(&path).cloned();
    state.asked.push(path);
    shared.asked.notify_all();
    let missing = || b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".to_vec();
    let bytes = found.unwrap_or_else(missing);
    if bytes.is_empty() {
        state.held.push(stream);
        return Ok(());
    }
    drop(state);
    (&stream).write_all(&bytes)
}
