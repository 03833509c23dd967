//! One run of the program, with its environment emptied.

use std::{
    ffi::OsStr,
    path::Path,
    process::{Command, Output, Stdio},
};

/// A run that is being put together.
#[derive(Debug)]
pub(crate) struct Zirkel {
    command: Command,
}

impl Zirkel {
    /// With these arguments, in a folder that holds nothing, knowing nothing of the environment.
    pub(crate) fn new<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zirkel"));
        command
            .args(arguments)
            .env_clear()
            // These tests ask faster than a person or a CRM; one of them sets it otherwise.
            .env("ZIRKEL_RATE_LIMIT", "off")
            .stdin(Stdio::null())
            .current_dir(env!("CARGO_TARGET_TMPDIR"));
        Self { command }
    }

    /// With this database.
    pub(crate) fn on(self, url: &str) -> Self {
        self.with("ZIRKEL_DATABASE_URL", url)
    }

    /// With this secret.
    pub(crate) fn signing(self, secret: &str) -> Self {
        self.with("ZIRKEL_JWT_SECRET", secret)
    }

    /// With this variable.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// With this argument, too.
    pub(crate) fn and(mut self, argument: &str) -> Self {
        self.command.arg(argument);
        self
    }

    /// In this folder.
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs it to its end.
    pub(crate) fn run(mut self) -> Ran {
        let output = self.command.output().unwrap();
        Ran::new(&self.command, &output)
    }

    /// Starts it, with its output in pipes.
    pub(crate) fn start(mut self) -> (Command, std::process::Child) {
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = self.command.spawn().unwrap();
        (self.command, child)
    }
}

/// What a run came to.
#[derive(Clone, Debug)]
pub(crate) struct Ran {
    line: String,
    /// The exit code; none where a signal ended it.
    pub(crate) code: Option<i32>,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Ran {
    /// What a process came to.
    pub(crate) fn new(command: &Command, output: &Output) -> Self {
        let arguments: Vec<_> = command.get_args().map(OsStr::to_string_lossy).collect();
        Self {
            line: format!("zirkel {}", arguments.join(" ")),
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// It ended with this exit code.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self}");
        self
    }

    /// It printed this.
    #[track_caller]
    pub(crate) fn says(self, part: &str) -> Self {
        assert!(self.out.contains(part), "`{part}` is not said:\n{self}");
        self
    }

    /// It printed this on standard error.
    #[track_caller]
    pub(crate) fn complains(self, part: &str) -> Self {
        assert!(self.err.contains(part), "no word of `{part}`:\n{self}");
        self
    }
}

impl std::fmt::Display for Ran {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            line,
            code,
            out,
            err,
        } = self;
        write!(f, "$ {line}\n{out}{err}ended with {code:?}")
    }
}
