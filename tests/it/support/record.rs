//! The record behind a served organization.

use super::Served;
use zirkel_domain::{
    caller::{Caller, Who},
    snapshot::Snapshot,
    text::Key,
};

impl Served {
    /// The structure that the server answers from now, as `ana` would be.
    pub(crate) async fn newest(&self) -> Snapshot {
        let key = |text: &str| Key::new(text).unwrap();
        let caller = Caller::new(key(&self.organization), Who::Person(key("ana")));
        let request = self.app.admit(&caller, self.app.now(), "test".to_owned());
        request.await.unwrap().present().index.snapshot().clone()
    }

    /// What `zirkel check` finds to be broken in storage.
    pub(crate) async fn damage(&self) -> Vec<String> {
        let key = Key::new(self.organization.as_str()).unwrap();
        self.app.record_check(&key).await.unwrap().unwrap().damage
    }
}
