//! The program `zirkel` itself, run as a process: what it prints, how it ends, and what it leaves
//! in the database when it is stopped, killed, or not alone.

#[cfg(test)]
mod support;

#[cfg(test)]
mod audit;
#[cfg(test)]
mod away;
#[cfg(test)]
mod broken;
#[cfg(test)]
mod check;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod crowd;
#[cfg(test)]
mod delete;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod digests;
#[cfg(test)]
mod import;
#[cfg(test)]
mod issuer;
#[cfg(test)]
mod killed;
#[cfg(test)]
mod live;
#[cfg(test)]
mod manners;
#[cfg(test)]
mod migrate;
#[cfg(test)]
mod operate;
#[cfg(test)]
mod record;
#[cfg(test)]
mod restarts;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod serve;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod several;
#[cfg(test)]
mod statements;
#[cfg(test)]
mod token;
#[cfg(test)]
mod watch;
