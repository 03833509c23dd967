//! What is shown, one object a file. Every object holds the organization at the moment of its
//! answer, so that whatever is asked below it shows that same moment.

pub(crate) mod accountability;
pub(crate) mod assignment;
pub(crate) mod blocker;
pub(crate) mod case;
pub(crate) mod change;
pub(crate) mod circle;
pub(crate) mod clause;
pub(crate) mod decision;
pub(crate) mod decision_type;
pub(crate) mod difference;
pub(crate) mod domain;
pub(crate) mod external_domain;
pub(crate) mod finding;
pub(crate) mod gap;
pub(crate) mod governance_change;
pub(crate) mod ground;
pub(crate) mod inbox;
pub(crate) mod lead;
pub(crate) mod link;
pub(crate) mod mandate;
pub(crate) mod money;
pub(crate) mod node;
pub(crate) mod office;
pub(crate) mod organization;
pub(crate) mod person;
pub(crate) mod policy;
pub(crate) mod preview;
pub(crate) mod process_event;
pub(crate) mod proposal;
pub(crate) mod redirect;
pub(crate) mod remedy;
pub(crate) mod resolution;
pub(crate) mod revision;
pub(crate) mod role;
pub(crate) mod scope;
pub(crate) mod search;
pub(crate) mod seat;
pub(crate) mod service_account;
pub(crate) mod spend_control;
pub(crate) mod tension;
pub(crate) mod timeline;
pub(crate) mod viewer;

use crate::{context::Shown, page::Item};
use std::sync::Arc;
use zirkel_app::command::act::Done;

/// What an act was about: as it is with the act, or, where that took it out, as it was just before.
pub(crate) fn acted_on<T: Item>(shown: &Shown, done: &Done, key: T::Key) -> Option<T> {
    T::of(shown, key).or_else(|| T::of(&Arc::new(done.before.clone()), key))
}

/// A thing that a snapshot holds by its id: the object over it, and how it is found. One that leads
/// nowhere else is `alone`: it holds no moment.
macro_rules! stored {
    ($name:ident: $domain:ty, $table:ident, $id:ty, $subject:expr) => {
        /// The view of one at a moment.
        #[derive(Clone, Debug)]
        pub(crate) struct $name {
            shown: $crate::context::Shown,
            it: zirkel_domain::snapshot::Adopted<$domain>,
        }

        impl $name {
            fn over(
                shown: &$crate::context::Shown,
                it: zirkel_domain::snapshot::Adopted<$domain>,
            ) -> Self {
                Self { shown: std::sync::Arc::clone(shown), it }
            }
        }

        $crate::object::stored!(@rest $name, $table, $id, $subject);
    };
    ($name:ident alone: $domain:ty, $table:ident, $id:ty, $subject:expr) => {
        /// The view of one.
        #[derive(Clone, Debug)]
        pub(crate) struct $name {
            it: zirkel_domain::snapshot::Adopted<$domain>,
        }

        impl $name {
            const fn over(
                _: &$crate::context::Shown,
                it: zirkel_domain::snapshot::Adopted<$domain>,
            ) -> Self {
                Self { it }
            }
        }

        $crate::object::stored!(@rest $name, $table, $id, $subject);
    };
    (@rest $name:ident, $table:ident, $id:ty, $subject:expr) => {
        impl $crate::page::Item for $name {
            type Key = $id;

            fn subject(key: $id) -> zirkel_domain::subject::Subject {
                $subject(key)
            }

            fn of(shown: &$crate::context::Shown, key: $id) -> Option<Self> {
                let it = shown.index.snapshot().$table.get(&key)?.clone();
                Some(Self::over(shown, it))
            }
        }

        impl $name {
            /// What it is, among all things.
            fn subject(&self) -> zirkel_domain::subject::Subject {
                $subject(self.it.id)
            }

            /// Its id at the API.
            fn global_id(&self) -> async_graphql::ID {
                $crate::node::encode(self.subject())
            }

            /// The revision that made it what it is.
            fn adopted(&self) -> i32 {
                $crate::page::revision(self.it.adopted_in)
            }
        }
    };
}

pub(crate) use stored;
