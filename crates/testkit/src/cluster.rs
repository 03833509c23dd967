//! A PostgreSQL of a test's own, to be stopped and started as the test likes. It lives in a folder
//! under `/tmp`, is reached through a socket there or through a port of its own, and is gone at the
//! end. The machine's own PostgreSQL gives its programs, nothing else.
#![expect(clippy::expect_used, reason = "a test whose database fails has failed")]

use crate::database::{REQUIRE, setting};
use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use tempfile::TempDir;

/// Where Debian puts PostgreSQL's programs, a folder a version.
const VERSIONS: &str = "/usr/lib/postgresql";

/// How PostgreSQL is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Sessions are ended, what is committed is written down.
    Fast,
    /// As a crash: nothing is written down, the next start reads the log.
    Immediate,
}

impl Stop {
    const fn mode(self) -> &'static str {
        match self {
            Self::Fast => "fast",
            Self::Immediate => "immediate",
        }
    }
}

/// A running PostgreSQL, removed when it is dropped.
#[derive(Debug)]
pub struct Cluster {
    folder: TempDir,
    programs: PathBuf,
    port: u16,
}

impl Cluster {
    /// A new one. None where PostgreSQL is not installed; where `ZIRKEL_TEST_REQUIRE=all` is set
    /// that is a failure.
    pub fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            leave_out();
            return None;
        };
        let folder = tempfile::Builder::new()
            .prefix("zirkel-cluster-")
            .tempdir_in("/tmp")
            .expect("making a folder");
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(folder.path()));
        }
        let free = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr());
        let cluster = Self {
            folder,
            programs,
            port: free.expect("finding a free port").port(),
        };
        cluster.make();
        cluster.resume();
        Some(cluster)
    }

    /// A new one with the schema of today.
    pub async fn migrated() -> Option<Self> {
        let cluster = Self::start()?;
        zirkel_migrations::up(&cluster.url())
            .await
            .expect("migrating the cluster's database");
        Some(cluster)
    }

    fn make(&self) {
        let initdb = self.programs.join("initdb");
        let options = "-U postgres -A trust -E UTF8 --no-locale --no-sync";
        run(self
            .as_owner(&initdb)
            .arg("-D")
            .arg(self.data())
            .args(options.split(' ')));
        self.certify();
    }

    /// A certificate for `localhost`, and that of the authority that signed it.
    fn certify(&self) {
        let script = "umask 077
            new='-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'
            openssl req -x509 $new -keyout ca.key -out ca.crt -days 2 -subj /CN=test-authority
            openssl req $new -keyout server.key -out server.csr -subj /CN=localhost
            echo subjectAltName=DNS:localhost > server.ext
            openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial \
                -extfile server.ext -out server.crt -days 2
            chmod 644 ca.crt";
        let mut shell = self.as_owner(Path::new("sh"));
        run(shell.args(["-e", "-c", script]));
    }

    /// Starts it again after it was stopped, and waits until it answers.
    pub fn resume(&self) {
        let folder = self.folder.path().display();
        let settings = format!(
            "-c listen_addresses=localhost -c port={} -c unix_socket_directories={folder} \
             -c fsync=off -c max_connections=200 -c ssl=on -c ssl_cert_file={folder}/server.crt \
             -c ssl_key_file={folder}/server.key",
            self.port
        );
        let log = self.folder.path().join("log");
        run(self
            .control()
            .arg("-l")
            .arg(log)
            .args(["-w", "start", "-o", &settings]));
    }

    /// Stops it, and waits until it is gone.
    pub fn stop(&self, how: Stop) {
        run(self.control().args(["-m", how.mode(), "-w", "stop"]));
    }

    /// The address of its database, through the socket.
    pub fn url(&self) -> String {
        let folder = self.folder.path().display();
        format!(
            "postgres://postgres@localhost:{}/postgres?host={folder}",
            self.port
        )
    }

    /// The same over the network, with what the address is to say of how that is kept private.
    pub fn url_over_network(&self, settings: &str) -> String {
        format!(
            "postgres://postgres@localhost:{}/postgres?{settings}",
            self.port
        )
    }

    /// The file with the certificate of the authority that vouches for it.
    pub fn authority(&self) -> PathBuf {
        self.folder.path().join("ca.crt")
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn control(&self) -> Command {
        let mut command = self.as_owner(&self.programs.join("pg_ctl"));
        command.arg("-D").arg(self.data());
        command
    }

    /// PostgreSQL does not run as root.
    fn as_owner(&self, program: &Path) -> Command {
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // It may be stopped already, or the test may have broken it.
        let mut stop = self.control();
        stop.args(["-m", "immediate", "-w", "stop"]);
        silent(&mut stop).status().map(drop).unwrap_or_default();
    }
}

/// The folder with the newest version's programs.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir(VERSIONS).ok()?;
    let newest = versions
        .filter_map(|entry| {
            let version = entry.ok()?;
            let number: u32 = version.file_name().to_str()?.parse().ok()?;
            let programs = version.path().join("bin");
            programs
                .join("initdb")
                .exists()
                .then_some((number, programs))
        })
        .max();
    newest.map(|(_, programs)| programs)
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output();
    output.is_ok_and(|it| it.stdout == b"0\n")
}

fn silent(command: &mut Command) -> &mut Command {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
}

/// Without pipes: a server that goes on would keep them open.
fn run(command: &mut Command) {
    let status = silent(command).status();
    assert!(
        status.as_ref().is_ok_and(std::process::ExitStatus::success),
        "{command:?}: {status:?}"
    );
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests must see it")]
fn leave_out() {
    assert!(
        setting(REQUIRE).as_deref() != Some("all"),
        "{REQUIRE}=all, but there is no PostgreSQL in {VERSIONS}"
    );
    eprintln!("left out: PostgreSQL is not installed in {VERSIONS}");
}
