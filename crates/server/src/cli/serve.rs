//! `zirkel serve`: the server.

use super::{Failure, database};
use crate::{
    config::{
        DatabaseFlags, DigestFlags, FileFlags, KeyFlags, LimitFlags, ListenFlags, Log, LogFlags,
        Manners, StoreFlags, Storing, TokenFlags, Tokens, WatchFlags, Watching,
    },
    digest::Telling,
    engine::Engine,
    inside::Inside,
    keyring::KeyRing,
    provider::address::Address,
    router::{Parts, router},
    shutdown, telemetry, timekeeper,
    watch::{self, Exporter, Watch},
};
use async_graphql::futures_util::FutureExt as _;
use clap::Args;
use std::{
    io::{ErrorKind, Write as _},
    net::SocketAddr,
    sync::Arc,
};
use tokio::net::TcpListener;
use zirkel_app::App;

/// The settings of the server.
#[derive(Clone, Debug, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    database: DatabaseFlags,
    #[command(flatten)]
    listen: ListenFlags,
    #[command(flatten)]
    tokens: TokenFlags,
    #[command(flatten)]
    keys: KeyFlags,
    #[command(flatten)]
    log: LogFlags,
    #[command(flatten)]
    limits: LimitFlags,
    #[command(flatten)]
    watch: WatchFlags,
    #[command(flatten)]
    store: StoreFlags,
    #[command(flatten)]
    digest: DigestFlags,
    #[command(flatten)]
    file: FileFlags,
}

/// The settings, resolved.
#[derive(Clone, Debug)]
pub struct Serving {
    /// Where the record is.
    pub database_url: String,
    /// Where to listen.
    pub listen: String,
    /// How tokens are verified.
    pub tokens: Tokens,
    /// What is logged.
    pub log: Log,
    /// How much may be asked.
    pub manners: Manners,
    /// Where it can be watched.
    pub watching: Watching,
    /// How the database is used.
    pub storing: Storing,
    /// How people are told what waits for them.
    pub telling: Telling,
}

impl ServeArgs {
    /// All settings, or the first that cannot be used.
    pub fn resolve(&self) -> Result<Serving, Failure> {
        let file = self.file.read()?;
        Ok(Serving {
            database_url: self.database.resolve(&file)?,
            listen: self.listen.resolve(&file)?,
            tokens: self.tokens.verifying(&self.keys, &file)?,
            log: self.log.resolve(&file)?,
            manners: self.limits.resolve(&file)?,
            watching: self.watch.resolve(&file)?,
            storing: self.store.resolve(&file)?,
            telling: self.digest.resolve(&file)?,
        })
    }
}

/// Opens the record, takes the address, and serves until the process is asked to stop.
pub async fn run(args: &ServeArgs) -> Result<(), Failure> {
    let serving = args.resolve()?;
    telemetry::init(&serving.log)?;
    let keys = KeyRing::open(serving.tokens).await?;
    let app = database::open_with(&serving.database_url, serving.storing).await?;
    let asked = asked();
    let bound = Bound::to(&serving.listen).await?;
    let metrics = match &serving.watching.metrics_listen {
        Some(listen) => Some(Bound::to(listen).await?),
        None => None,
    };
    let front = Front {
        database_url: serving.database_url,
        bound,
        metrics,
        keys,
        manners: serving.manners,
        otlp: serving.watching.otlp,
        telling: serving.telling,
    };
    Box::pin(serve(app, front, asked)).await
}

/// Where and how the server is reached.
#[derive(Debug)]
pub(crate) struct Front {
    /// Where the record is.
    pub(crate) database_url: String,
    /// Where it listens.
    pub(crate) bound: Bound,
    /// Where numbers are served.
    pub(crate) metrics: Option<Bound>,
    /// What tokens are verified with.
    pub(crate) keys: KeyRing,
    /// How much may be asked.
    pub(crate) manners: Manners,
    /// Where spans are sent.
    pub(crate) otlp: Option<Address>,
    /// How people are told what waits for them.
    pub(crate) telling: Telling,
}

/// Returns when the process is asked to stop. A signal is heard from this call on, not only once it
/// is awaited: whoever asks early must not kill what has to be cleaned up.
pub(crate) fn asked() -> impl Future<Output = ()> + Clone + Send + 'static {
    let asked = shutdown::asked().boxed().shared();
    // The first look sets the handlers up; it finds nothing.
    asked.clone().now_or_never();
    asked
}

/// Serves these use cases until asked to stop, and watches the record meanwhile.
pub(crate) async fn serve(
    app: App,
    front: Front,
    asked: impl Future<Output = ()> + Clone + Send + 'static,
) -> Result<(), Failure> {
    let schema = zirkel_graphql::schema_within(app.clone(), &front.manners.schema);
    let inside = Inside {
        app: app.clone(),
        schema,
    };
    let Front {
        database_url,
        bound,
        metrics,
        keys,
        manners,
        otlp,
        telling,
    } = front;
    let (counts, mut exporter) = match otlp {
        Some(address) => Watch::exporting(address)
            .map(|(counts, exporter)| (counts, Some(exporter)))
            .map_err(|error| Failure::failed(format!("spans cannot be sent: {error}")))?,
        None => (Watch::default(), None),
    };
    let counts = Arc::new(counts);
    if let Some(metrics) = &metrics {
        say(&format!("numbers at {}/metrics", metrics.url()))?;
    }
    let outcome = tokio::select! {
        served = bound.serve(inside, keys.clone(), manners, Arc::clone(&counts), asked) => served,
        counted = numbers(metrics, app.clone(), Arc::clone(&counts)) => counted,
        () = timekeeper::watch_schema(&database_url, &counts) => Ok(()),
        () = timekeeper::watch(app.clone()) => Ok(()),
        () = telling.run(&app, &counts) => Ok(()),
        () = keys.keep_fresh() => Ok(()),
        () = export(exporter.as_mut()) => Ok(()),
    };
    if let Some(exporter) = &mut exporter {
        exporter.finish().await;
    }
    database::close(&app).await;
    outcome
}

/// Sends spans, if to anybody, for as long as this is awaited.
async fn export(exporter: Option<&mut Exporter>) {
    match exporter {
        Some(exporter) => exporter.run().await,
        None => std::future::pending().await,
    }
}

/// Serves the numbers where they are asked for, for as long as this is awaited.
async fn numbers(bound: Option<Bound>, app: App, counts: Arc<Watch>) -> Result<(), Failure> {
    let Some(bound) = bound else {
        return std::future::pending().await;
    };
    let served = watch::serve(bound.listener, app, counts).await;
    served.map_err(|error| Failure::failed(format!("serving numbers failed: {error}")))
}

/// A server that has its address but takes no request yet.
#[derive(Debug)]
pub struct Bound {
    listener: TcpListener,
    address: SocketAddr,
}

impl Bound {
    /// Takes the address.
    pub async fn to(listen: &str) -> Result<Self, Failure> {
        let refused = |error| {
            Failure::failed(format!(
                "cannot listen on `{listen}`: {error}; free it, or choose another with `--listen`"
            ))
        };
        let listener = TcpListener::bind(listen).await.map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        Ok(Self { listener, address })
    }

    /// Where the server can be reached; the real port, if a free one was asked for.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Says on standard output where it listens, and serves until asked; then finishes what has
    /// begun, for a while.
    async fn serve<E: Engine>(
        self,
        engine: E,
        keys: KeyRing,
        manners: Manners,
        watch: Arc<Watch>,
        asked: impl Future<Output = ()> + Clone + Send + 'static,
    ) -> Result<(), Failure> {
        let grace = shutdown::grace(manners.limits.time);
        let (drain, stopping) = (manners.drain, Arc::clone(&watch));
        let asked = async move {
            asked.await;
            // First whoever spreads requests learns of it, then no more are taken.
            stopping.stop();
            tokio::time::sleep(drain).await;
            stopping.close();
        };
        let asked = asked.boxed().shared();
        say(&format!("listening on {}", self.url()))?;
        let app = router(Parts {
            engine,
            keys,
            limits: manners.limits,
            origins: manners.origins,
            watch: Arc::clone(&watch),
        });
        let app = app.into_make_service_with_connect_info::<SocketAddr>();
        tracing::info!(url = self.url(), "listening");
        let work = axum::serve(self.listener, app).with_graceful_shutdown(asked.clone());
        let work = async {
            let served = work.await;
            watch.all_closed().await;
            served
        };
        match shutdown::within(grace, work, asked).await {
            Some(Ok(())) => tracing::info!("stopped"),
            Some(Err(error)) => return Err(Failure::failed(format!("serving failed: {error}"))),
            None => tracing::warn!("stopped with requests unfinished"),
        }
        Ok(())
    }
}

/// Writes a line to standard output, at once: whoever waits for it may read a pipe.
pub(crate) fn say(line: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{line}").and_then(|()| out.flush()) {
        // Whoever read has read enough, as `head` does.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        said => said
            .map_err(|error| Failure::failed(format!("cannot write to standard output: {error}"))),
    }
}

#[cfg(test)]
mod tests;
