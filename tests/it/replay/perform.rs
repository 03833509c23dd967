//! A revision turned into acts, and the acts done: each by somebody who may, through the API.

use super::{
    SETUP, STEWARD,
    plan::{self, Circle, Edit, Proposal},
    stream::{Number, Revision, Structure, Team, Teams},
    taken::{Asked, Taken},
};
use crate::support::{Served, cost_of};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Instant,
};
use zirkel_persistence::Store;

/// How a team's kind is said, and what it may do elsewhere.
pub(super) const KIND: &str = "Kind: ";
pub(super) const PERMISSION: &str = "Permission: ";

/// The role that a team's members fill.
pub(super) const MEMBERS: &str = "members";

/// An organization that a stream is replayed in.
#[derive(Debug)]
pub(super) struct Replay {
    /// What it is asked at.
    pub(super) served: Served,
    /// What its acts took.
    pub(super) taken: Taken,
    structure: Structure,
    /// The id of the anchor circle.
    anchor: String,
    places: BTreeMap<Number, Place>,
    known: BTreeSet<String>,
}

/// Where a team is, by the ids of this API.
#[derive(Clone, Debug)]
struct Place {
    role: String,
    circle: String,
    /// The role of its members.
    members: String,
    /// Who fills the one role and the other, each with the assignment.
    filled: [BTreeMap<String, String>; 2],
}

impl Replay {
    /// A new organization, on a store that tells the whole process of its statements.
    pub(super) async fn begin(url: &str, first: &Revision) -> Self {
        let store = Store::connect_watched(url).await.unwrap();
        let served = Served::on(store, SETUP, &first.at, &first.at).await;
        let served = served.asked_by(STEWARD);
        let anchor = served.data("{ organization { anchor { id } } }", json!({}));
        let anchor = text(&anchor.await["organization"]["anchor"]["id"]);
        Self {
            served,
            taken: Taken::default(),
            structure: Structure::default(),
            anchor,
            places: BTreeMap::new(),
            known: BTreeSet::new(),
        }
    }

    /// What the revisions so far came to.
    pub(super) const fn teams(&self) -> &Teams {
        &self.structure.teams
    }

    /// Does everything that a revision changed.
    pub(super) async fn revision(&mut self, revision: &Revision) {
        Box::pin(self.served.clock_runs(&revision.at)).await;
        let after = self.structure.after(revision);
        self.take_people_in(revision, &after).await;
        for proposal in plan::proposals(&self.structure, &after) {
            self.adopt(revision, &after, &proposal).await;
        }
        for (number, (_, team)) in after.by_number() {
            self.fill(revision, (number, 0), &team.leads).await;
            self.fill(revision, (number, 1), &team.members).await;
        }
        self.places
            .retain(|it, _| after.by_number().contains_key(it));
        self.structure = after;
    }

    async fn take_people_in(&mut self, revision: &Revision, after: &Structure) {
        let people = |team: &Team| team.leads.union(&team.members).cloned().collect::<Vec<_>>();
        for person in after.teams.values().flat_map(people) {
            if self.known.insert(person.clone()) {
                let input = json!({ "key": person, "name": person });
                self.act(revision, STEWARD, ("personAdd", "revision"), input)
                    .await;
            }
        }
    }

    /// Proposes edits in a circle as its lead, and has every other member say that they do not
    /// object.
    async fn adopt(&mut self, revision: &Revision, after: &Structure, proposal: &Proposal) {
        let teams = after.by_number();
        let mut changes = Vec::new();
        for edit in &proposal.edits {
            changes.push(self.change(&teams, proposal, *edit).await);
        }
        let edits: Vec<&str> = proposal.edits.iter().map(Edit::name).collect();
        self.consent(revision, proposal.circle, (changes, edits))
            .await;
        for edit in &proposal.edits {
            match edit {
                Edit::Create(team) => {
                    let (name, _) = teams[team];
                    self.settle_in(revision, proposal.circle, (*team, name))
                        .await;
                }
                Edit::Up(_) | Edit::Down(..) | Edit::Amend(_) | Edit::Remove(_) => {}
            }
        }
    }

    /// A list of edits from its draft to its adoption.
    async fn consent(
        &mut self,
        revision: &Revision,
        circle: Circle,
        (changes, edits): (Vec<Value>, Vec<&'static str>),
    ) {
        const SHOWN: &str = "proposal { id state adoptedIn awaits { key } }";
        let circle = self.circle(circle).to_owned();
        let (by, seat) = self.lead(&circle).await;
        let draft = json!({
            "circleId": circle,
            "seatId": seat,
            "title": format!("Revision {}", revision.n),
            "tension": "The structure is not as the work needs it",
            "example": format!("On {} it was changed by {}", revision.day(), revision.commit),
            "effect": "It would have been clear who is expected to do what",
            "changes": changes,
        });
        let begun = Instant::now();
        let act = ("proposalDraft", SHOWN);
        let drafted = self.act(revision, &by, act, draft).await;
        let id = text(&drafted["proposal"]["id"]);
        let act = ("proposalSubmit", SHOWN);
        let of = json!({ "proposalId": id });
        let mut stands = self.act(revision, &by, act, of).await;
        let awaited = stands["proposal"]["awaits"].as_array().unwrap().clone();
        for (answers, member) in awaited.iter().enumerate() {
            let (member, act) = (text(&member["key"]), ("proposalConfirm", SHOWN));
            let version = json!({ "proposalId": id, "version": 1 });
            stands = self.act(revision, &member, act, version).await;
            self.taken.after_answers(answers);
        }
        let elapsed = begun.elapsed();
        let stands = &stands["proposal"];
        assert_eq!(stands["state"], "ADOPTED", "revision {}", revision.n);
        let facts = self.facts(&stands["adoptedIn"]).await;
        self.taken.adopted(&edits, &facts, elapsed);
    }

    /// The kinds of facts that a revision of the record is made of.
    async fn facts(&self, number: &Value) -> Vec<String> {
        let query = "query($number: Int!, $after: String) { organization {
          revisionByNumber(number: $number) { changes(first: 100, after: $after) {
            pageInfo { hasNextPage endCursor } nodes { kind } } } } }";
        let mut facts = Vec::new();
        let mut after = Value::Null;
        loop {
            let variables = json!({ "number": number, "after": after });
            let data = self.served.data(query, variables).await;
            let page = &data["organization"]["revisionByNumber"]["changes"];
            let nodes = page["nodes"].as_array().unwrap();
            facts.extend(nodes.iter().map(|it| text(&it["kind"])));
            if page["pageInfo"]["hasNextPage"] == false {
                facts.sort_unstable();
                return facts;
            }
            after = page["pageInfo"]["endCursor"].clone();
        }
    }

    /// An edit as the API takes it.
    async fn change(
        &self,
        teams: &BTreeMap<Number, (&str, &Team)>,
        proposal: &Proposal,
        edit: Edit,
    ) -> Value {
        let role = |team: Number| json!({ "id": self.places[&team].role });
        match edit {
            Edit::Create(team) => {
                let (name, it) = teams[&team];
                let texts = texts(it);
                let parts = texts
                    .iter()
                    .map(|it| json!({ "accountability": { "text": it } }));
                let parts: Vec<Value> = parts.collect();
                json!({ "roleCreate": { "name": name, "purpose": it.purpose, "parts": parts,
                    "ref": team.to_string() } })
            }
            Edit::Up(team) => {
                let into = json!({ "id": self.circle(proposal.circle) });
                moved(&role(team), &into, "it outgrew the circle that it leaves")
            }
            Edit::Down(team, into) => {
                let is_new = proposal.edits.contains(&Edit::Create(into));
                let into = if is_new {
                    json!({ "ref": into.to_string() })
                } else {
                    role(into)
                };
                moved(&role(team), &into, "it serves what the circle is for")
            }
            Edit::Amend(team) => self.amended(team, teams[&team]).await,
            Edit::Remove(team) => {
                json!({ "roleRemove": { "role": role(team), "inside": { "removed": true } } })
            }
        }
    }

    /// What is another about a team than what the API shows, and nothing else.
    async fn amended(&self, team: Number, (name, it): (&str, &Team)) -> Value {
        let id = &self.places[&team].role;
        let query = "query($id: ID!) { node(id: $id) { ... on Role { name purpose
          accountabilities(first: 100) { nodes { id text } } } } }";
        let data = self.served.data(query, json!({ "id": id })).await;
        let known = &data["node"];
        let said = known["accountabilities"]["nodes"]
            .as_array()
            .unwrap()
            .iter();
        let said: BTreeMap<String, &Value> =
            said.map(|it| (text(&it["text"]), &it["id"])).collect();
        let texts = texts(it);
        let mut gone: Vec<_> = said.iter().filter(|(it, _)| !texts.contains(*it)).collect();
        let mut parts = Vec::new();
        for new in texts.iter().filter(|it| !said.contains_key(*it)) {
            let kind = gone.iter().position(|(it, _)| it.starts_with(KIND));
            parts.push(match kind.filter(|_| new.starts_with(KIND)) {
                Some(at) => json!({ "amendAccountability": {
                    "accountability": { "id": gone.remove(at).1 }, "text": new } }),
                None => json!({ "add": { "accountability": { "text": new } } }),
            });
        }
        let gone = gone
            .iter()
            .map(|(_, id)| json!({ "removeAccountability": { "id": id } }));
        parts.extend(gone);
        let mut amend = json!({ "role": { "id": id }, "parts": parts });
        if known["name"] != json!(name) {
            amend["name"] = json!(name);
        }
        if known["purpose"] != json!(it.purpose) {
            amend["purpose"] = json!(it.purpose);
        }
        json!({ "roleAmend": amend })
    }

    /// A team that was made: where it is, and a place for its members, which is its own circle's
    /// affair (GOV-1.2.4).
    async fn settle_in(
        &mut self,
        revision: &Revision,
        circle: Circle,
        (team, name): (Number, &str),
    ) {
        let known: BTreeSet<&str> = self.places.values().map(|it| it.role.as_str()).collect();
        let roles = self.roles(self.circle(circle)).await;
        let is_it = |it: &&Value| it["name"] == name && !known.contains(it["id"].as_str().unwrap());
        let made = roles.iter().find(is_it).unwrap();
        let mut place = Place {
            role: text(&made["id"]),
            circle: text(&made["inside"]["id"]),
            members: String::new(),
            filled: [BTreeMap::new(), BTreeMap::new()],
        };
        self.places.insert(team, place.clone());
        let create = json!({ "roleCreate": { "name": MEMBERS, "purpose": "To do the work" } });
        self.consent(revision, Some(team), (vec![create], vec!["create"]))
            .await;
        place.members = text(&self.roles(&place.circle).await[0]["id"]);
        self.places.insert(team, place);
    }

    /// Ends and makes assignments until a team's role, or that of its members, is filled by just
    /// these.
    async fn fill(
        &mut self,
        revision: &Revision,
        (team, which): (Number, usize),
        people: &BTreeSet<String>,
    ) {
        let place = &self.places[&team];
        let held = place.filled[which].clone();
        let role = [&place.role, &place.members][which].clone();
        let gone = held.iter().filter(|(it, _)| !people.contains(*it));
        let gone: Vec<(&String, &String)> = gone.collect();
        let come: Vec<&String> = people.iter().filter(|it| !held.contains_key(*it)).collect();
        for (person, assignment) in gone {
            let input = json!({ "assignmentId": assignment });
            let ended = self.assign(revision, &role, ("assignmentEnd", input)).await;
            assert_eq!(ended["state"], "OVER");
            self.held(team, which).remove(person);
        }
        for person in come {
            let input = json!({ "role": { "id": role }, "person": { "key": person },
                "agreed": true });
            let offered = self
                .assign(revision, &role, ("assignmentOffer", input))
                .await;
            assert_eq!(offered["state"], "ACTIVE");
            let id = text(&offered["id"]);
            self.held(team, which).insert(person.clone(), id);
        }
    }

    fn held(&mut self, team: Number, which: usize) -> &mut BTreeMap<String, String> {
        &mut self.places.get_mut(&team).unwrap().filled[which]
    }

    /// An act on an assignment, by who leads the circle that holds the role (GOV-2.1.1).
    async fn assign(
        &mut self,
        revision: &Revision,
        role: &str,
        (verb, input): (&'static str, Value),
    ) -> Value {
        let query = "query($id: ID!) { node(id: $id) { ... on Role { circle { id } } } }";
        let data = self.served.data(query, json!({ "id": role })).await;
        let circle = text(&data["node"]["circle"]["id"]);
        let (by, _) = self.lead(&circle).await;
        let acted = self.act(revision, &by, (verb, "assignment { id state }"), input);
        acted.await["assignment"].take()
    }

    /// Who leads a circle, perhaps since nobody else does, and the seat in which they do.
    async fn lead(&self, circle: &str) -> (String, String) {
        let query = "query($id: ID!) { node(id: $id) { ... on Circle {
          leads(first: 1) { nodes { person { key } } }
          coreRoles { kind seats(first: 1) { nodes { id } } } } } }";
        let data = self.served.data(query, json!({ "id": circle })).await;
        let core = data["node"]["coreRoles"].as_array().unwrap();
        let lead = core.iter().find(|it| it["kind"] == "CIRCLE_LEAD").unwrap();
        let person = &data["node"]["leads"]["nodes"][0]["person"]["key"];
        (text(person), text(&lead["seats"]["nodes"][0]["id"]))
    }

    /// The roles directly in a circle, which are few.
    async fn roles(&self, circle: &str) -> Vec<Value> {
        let query = "query($id: ID!) { node(id: $id) { ... on Circle {
          roles(first: 100) { totalCount nodes { id name inside { id } } } } } }";
        let data = self.served.data(query, json!({ "id": circle })).await;
        let roles = &data["node"]["roles"];
        let nodes = roles["nodes"].as_array().unwrap().clone();
        assert_eq!(roles["totalCount"], nodes.len());
        nodes
    }

    fn circle(&self, circle: Circle) -> &str {
        circle.map_or(&self.anchor, |team| &self.places[&team].circle)
    }

    /// Sends an act as somebody; it is to be done.
    async fn act(
        &mut self,
        revision: &Revision,
        who: &str,
        (verb, shown): (&'static str, &str),
        input: Value,
    ) -> Value {
        let (first, rest) = verb.split_at(1);
        let document = format!(
            "mutation($input: {}{rest}Input!) {{ {verb}(input: $input) {{
               {shown} userErrors {{ code rule message path }} }} }}",
            first.to_uppercase()
        );
        let token = self.served.token(who);
        let variables = json!({ "input": input });
        let begun = Instant::now();
        let asked = self.served.ask(&token, &document, variables.clone());
        let (answer, cost) = cost_of(asked).await;
        let elapsed = begun.elapsed();
        self.taken.acted(verb, Asked { elapsed, cost });
        let payload = answer.data()[verb].take();
        let done = payload["userErrors"] == json!([]);
        assert!(
            done,
            "revision {}: {verb} {variables}: {payload}",
            revision.n
        );
        payload
    }
}

impl Edit {
    const fn name(&self) -> &'static str {
        match self {
            Self::Create(_) => "create",
            Self::Up(_) => "up",
            Self::Down(..) => "down",
            Self::Amend(_) => "amend",
            Self::Remove(_) => "remove",
        }
    }
}

/// What others may expect of a team.
fn texts(team: &Team) -> BTreeSet<String> {
    let permissions = team.permissions.iter();
    let permissions = permissions.map(|it| format!("{PERMISSION}{it}"));
    permissions
        .chain([format!("{KIND}{}", team.kind)])
        .collect()
}

fn moved(role: &Value, into: &Value, reason: &str) -> Value {
    json!({ "roleMove": { "role": role, "into": into, "fitReason": reason } })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
