//! When to stop: on ctrl-c, or on the signal by which a service manager asks. What has begun is
//! finished, for a while.

use std::{future, future::Future, io, time::Duration};

/// How much longer than one request may take what has begun may take to finish.
const BEYOND: Duration = Duration::from_secs(2);

/// How long what has begun may take to finish, where one request may take so long.
pub(crate) const fn grace(request: Duration) -> Duration {
    request.saturating_add(BEYOND)
}

/// Returns when the process is asked to stop; never, if it cannot learn of that.
pub(crate) async fn asked() {
    match signalled().await {
        Ok(()) => tracing::info!("asked to stop; finishing what has begun"),
        Err(error) => {
            tracing::error!(%error, "cannot wait for signals; only killing stops this process");
            future::pending::<()>().await;
        }
    }
}

async fn signalled() -> io::Result<()> {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            asked = interrupt => asked,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    interrupt.await
}

/// Runs `work` to its end, or for the time of grace once asked to stop; none if that did not do.
pub(crate) async fn within<T>(
    grace: Duration,
    work: impl Future<Output = T>,
    asked: impl Future<Output = ()>,
) -> Option<T> {
    tokio::select! {
        done = work => Some(done),
        () = async { asked.await; tokio::time::sleep(grace).await } => None,
    }
}
