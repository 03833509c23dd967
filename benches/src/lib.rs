//! zirkel-benches: nothing to use; what is measured is in `performance/`.
