//! Every rule of the rulebook, built or not, by its id, with a short title of our own. Ids never
//! change; whoever searches for one finds the rulebook's text, the code and its tests.
//! `docs/rules.md` says of each where it is kept.

/// How the engine treats a rule (rulebook §0.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Decidable from what is stored: a breach is refused.
    Hard,
    /// Turns on a person's judgement: only who judged, and in which shape, is checked.
    Attest,
    /// Shown, never in the way.
    Show,
}

/// A rule of the rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id, e.g. `GOV-2.1.4`.
    pub id: &'static str,
    /// How it is treated; where the rulebook names two classes, the first.
    pub class: Class,
    /// What it says, in a few words.
    pub title: &'static str,
}

impl PartialOrd for Rule {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rule {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.id.cmp(other.id)
    }
}

macro_rules! rules {
    ($($name:ident = $id:literal, $class:ident, $title:literal;)*) => {
        $(
            #[doc = $title]
            pub const $name: Rule = Rule { id: $id, class: Class::$class, title: $title };
        )*

        /// All of them, by id.
        pub const ALL: &[Rule] = &[$($name),*];
    };
}

rules! {
    GOV_1_1_1 = "GOV-1.1.1", Hard, "a role is a name with content";
    GOV_1_1_2 = "GOV-1.1.2", Attest, "accountabilities go on, they are not one-off";
    GOV_1_1_3 = "GOV-1.1.3", Hard, "a domain has one controller";
    GOV_1_1_4 = "GOV-1.1.4", Hard, "who acts says from which seat";
    GOV_1_2_1 = "GOV-1.2.1", Hard, "every defined role has a circle inside";
    GOV_1_2_2 = "GOV-1.2.2", Hard, "core roles have no inside";
    GOV_1_2_3 = "GOV-1.2.3", Hard, "circles nest as a tree";
    GOV_1_2_4 = "GOV-1.2.4", Hard, "the inside of a sub-circle is not the super-circle's to edit";
    GOV_1_2_5 = "GOV-1.2.5", Attest, "what moves between circles fits where it goes";
    GOV_1_2_6 = "GOV-1.2.6", Hard, "who removes a role says what becomes of its inside";
    GOV_1_2_7 = "GOV-1.2.7", Show, "texts are read with the purposes around them";
    GOV_1_3_1 = "GOV-1.3.1", Hard, "one anchor holds everything";
    GOV_1_3_2 = "GOV-1.3.2", Hard, "nobody leads the anchor unless a policy says so";
    GOV_1_3_3 = "GOV-1.3.3", Hard, "the anchor's purpose is changed by its policies";
    GOV_1_3_4 = "GOV-1.3.4", Hard, "the anchor has nobody to send a representative to";
    GOV_1_4_1 = "GOV-1.4.1", Hard, "every circle but the anchor has a lead with a fixed purpose";
    GOV_1_4_2 = "GOV-1.4.2", Hard, "what a circle adds to circle lead reaches all circles below";
    GOV_1_4_3 = "GOV-1.4.3", Hard, "a lead's function that was placed elsewhere";
    GOV_1_4_4 = "GOV-1.4.4", Hard, "what facilitator and secretary are given stays";
    GOV_1_4_5 = "GOV-1.4.5", Hard, "what circle rep is given stays, and guests' reps are not ours";
    GOV_1_4_6 = "GOV-1.4.6", Hard, "what nothing inside covers rests with the lead";
    GOV_1_5_1 = "GOV-1.5.1", Hard, "a link needs a policy that invites it";
    GOV_1_5_2 = "GOV-1.5.2", Hard, "of a role with focuses, each links by itself";
    GOV_1_5_3 = "GOV-1.5.3", Hard, "in a linked role each circle changes only what it added";
    GOV_1_5_4 = "GOV-1.5.4", Hard, "a linked role is assigned where it comes from";
    GOV_1_5_5 = "GOV-1.5.5", Hard, "a link changes neither super nor sub";
    GOV_1_5_6 = "GOV-1.5.6", Hard, "how a link ends, and what may hold it";
    GOV_1_5_7 = "GOV-1.5.7", Hard, "the narrower cross link of the older rules";
    GOV_1_5_8 = "GOV-1.5.8", Hard, "a linked role heeds the target's policies";
    GOV_1_6_1 = "GOV-1.6.1", Hard, "a lead may re-point what outsiders mention";
    GOV_2_1_1 = "GOV-2.1.1", Hard, "assigning is the lead's, or whose function it was made";
    GOV_2_1_2 = "GOV-2.1.2", Attest, "nobody is assigned against their will";
    GOV_2_1_3 = "GOV-2.1.3", Hard, "one role, several holders";
    GOV_2_1_4 = "GOV-2.1.4", Hard, "a focus splits a role";
    GOV_2_1_5 = "GOV-2.1.5", Hard, "an assignment may be taken back";
    GOV_2_1_6 = "GOV-2.1.6", Hard, "an assignment may be given up";
    GOV_2_1_7 = "GOV-2.1.7", Hard, "policies may narrow who is assigned, and for how long";
    GOV_2_1_8 = "GOV-2.1.8", Hard, "elected roles are filled by election alone";
    GOV_2_1_9 = "GOV-2.1.9", Hard, "who leads a role leads what is inside";
    GOV_2_2_1 = "GOV-2.2.1", Hard, "a role that nobody fills is its circle's leads' to cover";
    GOV_2_2_2 = "GOV-2.2.2", Hard, "a role that only non-partners fill is the leads' as well";
    GOV_2_2_3 = "GOV-2.2.3", Hard, "cover passes upwards until nobody is left";
    GOV_2_2_4 = "GOV-2.2.4", Hard, "elected roles are not covered";
    GOV_2_2_5 = "GOV-2.2.5", Hard, "who is away still holds the role";
    GOV_2_3_1 = "GOV-2.3.1", Hard, "only partners owe duties and have a voice in governance";
    GOV_2_4_1 = "GOV-2.4.1", Hard, "who is a member of a circle, derived and never listed";
    GOV_2_4_2 = "GOV-2.4.2", Hard, "how many speak for one role may be limited, never to none";
    GOV_2_4_3 = "GOV-2.4.3", Hard, "a circle rep is a member of the circles around";
    GOV_2_4_4 = "GOV-2.4.4", Hard, "a member speaks for the roles that make them one";
    GOV_3_1_1 = "GOV-3.1.1", Hard, "what no rule forbids is allowed";
    GOV_3_1_2 = "GOV-3.1.2", Hard, "nothing limits a role but what is written";
    GOV_3_1_3 = "GOV-3.1.3", Hard, "expected, permitted and exclusive are three things";
    GOV_3_1_4 = "GOV-3.1.4", Hard, "a lead gives no orders";
    GOV_3_1_5 = "GOV-3.1.5", Show, "a priority takes no authority away";
    GOV_3_2_1 = "GOV-3.2.1", Hard, "a policy that binds the role is kept";
    GOV_3_2_2 = "GOV-3.2.2", Hard, "there are four kinds of clause";
    GOV_3_2_3 = "GOV-3.2.3", Hard, "how far down a policy reaches";
    GOV_3_2_4 = "GOV-3.2.4", Hard, "defaults change only where the rules leave it open";
    GOV_3_2_5 = "GOV-3.2.5", Hard, "a policy demands no work";
    GOV_3_2_6 = "GOV-3.2.6", Hard, "a circle grants only what it has";
    GOV_3_2_7 = "GOV-3.2.7", Hard, "two policies that disagree";
    GOV_3_2_8 = "GOV-3.2.8", Hard, "a role has policies of its own";
    GOV_3_2_9 = "GOV-3.2.9", Hard, "what a machine reads of a clause was adopted with it";
    GOV_3_3_1 = "GOV-3.3.1", Hard, "one's own domain";
    GOV_3_3_2 = "GOV-3.3.2", Hard, "a domain that a circle around kept to itself";
    GOV_3_3_3 = "GOV-3.3.3", Hard, "a domain that somebody else was given";
    GOV_3_3_4 = "GOV-3.3.4", Hard, "a domain of somebody outside";
    GOV_3_3_5 = "GOV-3.3.5", Hard, "whom to ask for permission";
    GOV_3_3_6 = "GOV-3.3.6", Attest, "who refuses says why";
    GOV_3_3_7 = "GOV-3.3.7", Hard, "to announce, to wait, and to hear no objection is permission";
    GOV_3_3_8 = "GOV-3.3.8", Hard, "a permission is for one action";
    GOV_3_3_9 = "GOV-3.3.9", Hard, "what a circle may hand down as a domain";
    GOV_3_3_10 = "GOV-3.3.10", Hard, "who handed a domain down still sets its policies";
    GOV_3_3_11 = "GOV-3.3.11", Hard, "a domain moves by governance alone";
    GOV_3_3_12 = "GOV-3.3.12", Hard, "a domain brings no money with it";
    GOV_3_4_1 = "GOV-3.4.1", Hard, "money needs an authorization";
    GOV_3_4_2 = "GOV-3.4.2", Hard, "which decisions spend";
    GOV_3_4_3 = "GOV-3.4.3", Hard, "what an announced intent to spend has to say";
    GOV_3_4_4 = "GOV-3.4.4", Hard, "an escalation stops spending";
    GOV_3_4_5 = "GOV-3.4.5", Hard, "who may lift an escalation";
    GOV_3_4_6 = "GOV-3.4.6", Hard, "an intent that nobody stopped moves control of the sum";
    GOV_3_4_7 = "GOV-3.4.7", Hard, "the source may take unspent money back";
    GOV_3_4_8 = "GOV-3.4.8", Hard, "a policy may give control over money outright";
    GOV_3_5_1 = "GOV-3.5.1", Attest, "what who acts outside their authority declares";
    GOV_3_5_2 = "GOV-3.5.2", Hard, "an answer never grants initiative";
    GOV_3_5_3 = "GOV-3.5.3", Hard, "those whom an initiative touches are told";
    GOV_3_5_4 = "GOV-3.5.4", Attest, "who took initiative helps to repair";
    GOV_3_5_5 = "GOV-3.5.5", Hard, "who was asked to stop does not repeat it";
    GOV_3_5_6 = "GOV-3.5.6", Show, "telling and repairing come before other work";
    GOV_3_5_7 = "GOV-3.5.7", Show, "what keeps recurring wants a proposal";
    GOV_3_6_1 = "GOV-3.6.1", Hard, "who may decide, and in which order they are named";
    GOV_3_6_2 = "GOV-3.6.2", Hard, "that nothing mentions a case is no refusal";
    GOV_3_6_3 = "GOV-3.6.3", Hard, "each obstacle names the circle that could remove it";
    GOV_4_1_1 = "GOV-4.1.1", Hard, "what governance may bring forth";
    GOV_4_1_2 = "GOV-4.1.2", Hard, "a circle changes only what is its own";
    GOV_4_1_3 = "GOV-4.1.3", Hard, "there is no other way to change governance";
    GOV_4_1_4 = "GOV-4.1.4", Hard, "protected texts stay as they are";
    GOV_4_2_1 = "GOV-4.2.1", Hard, "who proposes is a member";
    GOV_4_2_2 = "GOV-4.2.2", Hard, "who speaks names a role they speak for";
    GOV_4_2_3 = "GOV-4.2.3", Hard, "a circle of one decides at once";
    GOV_4_3_1 = "GOV-4.3.1", Hard, "a proposal is written and reaches every member";
    GOV_4_3_2 = "GOV-4.3.2", Attest, "a proposal has its tension, its reason and an example";
    GOV_4_3_3 = "GOV-4.3.3", Attest, "the facilitator discards what plainly is no valid proposal";
    GOV_4_3_4 = "GOV-4.3.4", Show, "a proposal serves one tension";
    GOV_4_4_1 = "GOV-4.4.1", Attest, "an objection meets four criteria";
    GOV_4_4_2 = "GOV-4.4.2", Attest, "that a proposal breaks the rules is always an objection";
    GOV_4_4_3 = "GOV-4.4.3", Hard, "whoever is asked for consent may object";
    GOV_4_4_4 = "GOV-4.4.4", Hard, "after the adoption it is too late to object";
    GOV_4_5_1 = "GOV-4.5.1", Hard, "none but the acting facilitator tests an objection";
    GOV_4_5_2 = "GOV-4.5.2", Hard, "no machine and no vote decides on an objection";
    GOV_4_6_1 = "GOV-4.6.1", Hard, "an objection is tested when somebody asks";
    GOV_4_6_2 = "GOV-4.6.2", Attest, "who objects looks for a way out";
    GOV_4_6_3 = "GOV-4.6.3", Attest, "who proposes answers about the tension";
    GOV_4_6_4 = "GOV-4.6.4", Attest, "an amendment offered is answered with an argument";
    GOV_4_6_5 = "GOV-4.6.5", Hard, "an objection is settled by two who say yes to one text";
    GOV_4_6_6 = "GOV-4.6.6", Hard, "objections are integrated in turn";
    GOV_4_7_1 = "GOV-4.7.1", Hard, "adopted is what nobody objects to";
    GOV_4_7_2 = "GOV-4.7.2", Hard, "a changed text asks everybody anew";
    GOV_4_7_3 = "GOV-4.7.3", Hard, "silence counts only where a policy set a limit";
    GOV_4_7_4 = "GOV-4.7.4", Hard, "an adoption takes effect whole and at once";
    GOV_4_7_5 = "GOV-4.7.5", Hard, "what was built on a text that moved is not adopted";
    GOV_4_7_6 = "GOV-4.7.6", Hard, "who proposed may withdraw";
    GOV_4_8_1 = "GOV-4.8.1", Hard, "any member may ask for a meeting instead";
    GOV_4_8_2 = "GOV-4.8.2", Show, "outside meetings there are no turns";
    GOV_4_8_3 = "GOV-4.8.3", Hard, "how processing outside meetings ends";
    GOV_4_9_1 = "GOV-4.9.1", Hard, "the steps of a meeting's decision keep their order";
    GOV_4_9_2 = "GOV-4.9.2", Hard, "who may speak in which step";
    GOV_4_9_3 = "GOV-4.9.3", Show, "the secretary reads out what somebody asks for";
    GOV_5_1_1 = "GOV-5.1.1", Hard, "any member may call an election, whenever they want";
    GOV_5_1_2 = "GOV-5.1.2", Hard, "an election needs no meeting";
    GOV_5_1_3 = "GOV-5.1.3", Hard, "a term that is over calls for an election and vacates nothing";
    GOV_5_2_1 = "GOV-5.2.1", Hard, "who may be facilitator or secretary";
    GOV_5_2_2 = "GOV-5.2.2", Hard, "who may be circle rep";
    GOV_5_3_1 = "GOV-5.3.1", Hard, "everybody casts one ballot with their name on it";
    GOV_5_3_2 = "GOV-5.3.2", Hard, "ballots are sealed until they are shared";
    GOV_5_3_3 = "GOV-5.3.3", Hard, "the ways to break a tie";
    GOV_5_3_4 = "GOV-5.3.4", Hard, "who misses an election's time limit is out of it";
    GOV_5_3_5 = "GOV-5.3.5", Attest, "an objection to a candidate is tested like others";
    GOV_5_3_6 = "GOV-5.3.6", Hard, "one holder goes and the next comes in one step";
    GOV_6_1_1 = "GOV-6.1.1", Hard, "members take part, and the two who officiate";
    GOV_6_1_2 = "GOV-6.1.2", Hard, "a circle rep may bring one guest";
    GOV_6_1_3 = "GOV-6.1.3", Hard, "others do not take part";
    GOV_6_2_1 = "GOV-6.2.1", Hard, "every member knows of the meeting beforehand";
    GOV_6_2_2 = "GOV-6.2.2", Hard, "no number must be present unless a policy names one";
    GOV_6_2_3 = "GOV-6.2.3", Hard, "a meeting ends when it was to end";
    GOV_6_2_4 = "GOV-6.2.4", Hard, "who was absent had the chance";
    GOV_6_3_1 = "GOV-6.3.1", Show, "the secretary schedules regular meetings";
    GOV_6_3_2 = "GOV-6.3.2", Hard, "a member may have a special meeting";
    GOV_6_3_3 = "GOV-6.3.3", Hard, "a special meeting may be limited to an intent";
    GOV_6_4_1 = "GOV-6.4.1", Hard, "how a meeting begins and ends";
    GOV_6_4_2 = "GOV-6.4.2", Hard, "the agenda is made in the meeting";
    GOV_6_4_3 = "GOV-6.4.3", Hard, "in which order items are taken";
    GOV_6_4_4 = "GOV-6.4.4", Hard, "items are taken singly";
    GOV_6_4_5 = "GOV-6.4.5", Show, "a break for what is not the matter itself";
    GOV_6_4_6 = "GOV-6.4.6", Hard, "what is agreed on work is no governance";
    GOV_6_5_1 = "GOV-6.5.1", Hard, "who stands in for an officer, in order";
    GOV_7_1_1 = "GOV-7.1.1", Hard, "the secretary keeps the records";
    GOV_7_1_2 = "GOV-7.1.2", Hard, "only what is valid governance is recorded";
    GOV_7_1_3 = "GOV-7.1.3", Hard, "every element keeps its history";
    GOV_7_1_4 = "GOV-7.1.4", Hard, "whom governance binds can read it";
    GOV_7_2_1 = "GOV-7.2.1", Show, "everybody reads the texts for themselves";
    GOV_7_2_2 = "GOV-7.2.2", Hard, "of two readings, a secretary concerned rules";
    GOV_7_2_3 = "GOV-7.2.3", Attest, "a ruling's published logic is followed";
    GOV_7_2_4 = "GOV-7.2.4", Hard, "a ruling may be appealed in a broader circle";
    GOV_7_2_5 = "GOV-7.2.5", Hard, "answers heed rulings";
    GOV_7_3_1 = "GOV-7.3.1", Hard, "the secretary strikes what breaks the rules";
    GOV_8_1_1 = "GOV-8.1.1", Hard, "who may declare that a circle breaks the rules";
    GOV_8_1_2 = "GOV-8.1.2", Hard, "who may declare that a circle cannot settle a proposal";
    GOV_8_2_1 = "GOV-8.2.1", Hard, "in a breakdown the arguments' logic is judged";
    GOV_8_2_2 = "GOV-8.2.2", Hard, "the facilitator above is to restore the process";
    GOV_8_2_3 = "GOV-8.2.3", Hard, "the facilitator above may take an officer's place";
    GOV_8_2_4 = "GOV-8.2.4", Hard, "a lead who was added in a breakdown has the last word";
    GOV_8_2_5 = "GOV-8.2.5", Hard, "with no circle above, the own facilitator has these powers";
    GOV_8_3_1 = "GOV-8.3.1", Attest, "the facilitator above ends a breakdown";
    GOV_8_4_1 = "GOV-8.4.1", Attest, "a breakdown that stays unresolved spreads upwards";
    GOV_9_1_1 = "GOV-9.1.1", Hard, "a partner tells of their work when asked";
    GOV_9_1_2 = "GOV-9.1.2", Hard, "an estimate binds nobody";
    GOV_9_2_1 = "GOV-9.2.1", Hard, "asked for a next step, a role names one";
    GOV_9_2_2 = "GOV-9.2.2", Hard, "asked for a next action, a role takes it on or says why not";
    GOV_9_2_3 = "GOV-9.2.3", Hard, "asked for a project, a role takes it on or says why not";
    GOV_9_2_4 = "GOV-9.2.4", Hard, "asked for access to a domain, a role allows it or says why not";
    GOV_9_2_5 = "GOV-9.2.5", Hard, "every request is answered, and soon";
    GOV_9_2_6 = "GOV-9.2.6", Show, "who accepts work tracks it";
    GOV_9_2_7 = "GOV-9.2.7", Hard, "a request neither orders nor hands over";
    GOV_9_3_1 = "GOV-9.3.1", Show, "answering comes before doing";
    GOV_9_3_2 = "GOV-9.3.2", Show, "a meeting that somebody asks for comes first";
    GOV_9_3_3 = "GOV-9.3.3", Show, "official priorities come before one's own";
    GOV_9_3_4 = "GOV-9.3.4", Hard, "a deadline is a priority";
    GOV_9_4_1 = "GOV-9.4.1", Show, "partners sense, track and choose their work";
    GOV_9_5_1 = "GOV-9.5.1", Hard, "agreements between people are about manner";
    GOV_9_6_1 = "GOV-9.6.1", Show, "anybody may call a tactical meeting";
    GOV_9_6_2 = "GOV-9.6.2", Hard, "tactical meetings change no governance";
    GOV_10_1_1 = "GOV-10.1.1", Hard, "article 1 is always adopted";
    GOV_10_1_2 = "GOV-10.1.2", Hard, "without article 2 leads set what is owed";
    GOV_10_1_3 = "GOV-10.1.3", Hard, "without article 4 a lead may direct";
    GOV_10_1_4 = "GOV-10.1.4", Hard, "without article 5 leads edit governance";
    GOV_10_1_5 = "GOV-10.1.5", Hard, "without article 3 meetings stay as they were";
    GOV_10_2_1 = "GOV-10.2.1", Hard, "ratifiers set up the first structure";
    GOV_10_2_2 = "GOV-10.2.2", Hard, "policies from before stay until replaced";
    GOV_10_2_3 = "GOV-10.2.3", Hard, "ratifiers alone amend the rules";
    GOV_10_2_4 = "GOV-10.2.4", Show, "what ratifiers cannot hand over stays theirs";
}
