//! The rules of the house that no compiler and no lint knows, each as a test over the project's own
//! files. A failure says where, what is wrong and what to do.
//!
//! Lists of exceptions may only shrink: an entry that is no longer needed fails like a new breach.
//!
//! Reading order: `findings`, `project`, `source` and `items` are the tools; every other file is
//! one group of rules.

#[cfg(test)]
mod findings;
#[cfg(test)]
mod graph;
#[cfg(test)]
mod items;
#[cfg(test)]
mod project;
#[cfg(test)]
mod source;

#[cfg(test)]
mod ambient;
#[cfg(test)]
mod deploy;
#[cfg(test)]
mod files;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod licences;
#[cfg(test)]
mod manifests;
#[cfg(test)]
mod releases;
#[cfg(test)]
mod rule_places;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod shared;
#[cfg(test)]
mod sql;
#[cfg(test)]
mod words;
