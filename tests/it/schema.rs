//! The schema as integrators meet it: up to date in its file, true to the contract, described.

use async_graphql::Positioned;
use async_graphql::parser::{
    parse_schema,
    types::{
        ConstDirective, EnumType, FieldDefinition, InputObjectType, InputValueDefinition,
        InterfaceType, ObjectType, ServiceDocument, TypeDefinition, TypeKind, TypeSystemDefinition,
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};
use zirkel_testkit::update;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../schema.graphql");

#[test]
fn the_file_is_what_the_program_prints() {
    update::compare(FILE, &zirkel_graphql::sdl());
}

#[test]
fn the_schema_holds_the_contract() {
    let Some(contract) = shared("contract/contract.graphql") else {
        return;
    };
    let contract = members(&types(&contract));
    assert_eq!(contract["Query.mayResolve(asOf)"], "AsOfInput");
    let schema = members(&types(&zirkel_graphql::sdl()));
    let missing: Vec<_> = contract
        .iter()
        .filter(|(member, form)| schema.get(*member) != Some(form))
        .map(|(member, form)| {
            let found = schema.get(member).map_or("nothing", String::as_str);
            format!("{member} must be `{form}`, is `{found}`")
        })
        .collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn what_was_added_to_the_contract_can_be_left_out() {
    let Some(contract) = shared("contract/contract.graphql") else {
        return;
    };
    let contract = types(&contract);
    let known = members(&contract);
    let inputs: BTreeSet<String> = contract
        .iter()
        .flat_map(|definition| inputs_of(definition).into_iter().map(|(owner, _)| owner))
        .chain(contract.iter().flat_map(fields_of_type))
        .collect();
    let required: Vec<String> = types(&zirkel_graphql::sdl())
        .iter()
        .flat_map(inputs_of)
        .filter(|(owner, input)| {
            let member = format!("{owner}({})", input.name.node);
            inputs.contains(owner) && !known.contains_key(&member) && is_required(input)
        })
        .map(|(owner, input)| format!("{owner}({})", input.name.node))
        .collect();
    assert_eq!(required, [] as [String; 0]);
}

#[test]
fn everything_is_described() {
    let mut bare = Vec::new();
    for definition in types(&zirkel_graphql::sdl()) {
        let name = definition.name.node.clone();
        let mut note = |description: Option<&Positioned<String>>, member: &str| {
            if description.is_none_or(|text| text.node.trim().is_empty()) {
                bare.push(format!("{name}{member}"));
            }
        };
        note(definition.description.as_ref(), "");
        for field in fields(&definition) {
            note(field.description.as_ref(), &format!(".{}", field.name.node));
        }
        for value in values(&definition) {
            note(value.1.as_ref(), &format!(".{}", value.0));
        }
        for (owner, input) in inputs_of(&definition) {
            let member = format!(" {owner}({})", input.name.node);
            note(input.description.as_ref(), &member);
        }
    }
    assert_eq!(bare, [] as [String; 0]);
}

/// What of an organization takes no moment of its own, and why. All of it is shown as of the
/// organization's.
const OF_THE_ORGANIZATION: &[(&str, &str)] = &[
    (
        "admins",
        "a handful of people, and part of the organization itself",
    ),
    ("clocks", "settings of the organization itself"),
];

#[test]
fn all_that_shows_governance_is_shown_as_of_a_moment() {
    let types = types(&zirkel_graphql::sdl());
    let objects = types
        .iter()
        .filter(|it| kind(it) == "type" || kind(it) == "interface");
    let objects: BTreeSet<_> = objects.map(|it| it.name.node.as_str()).collect();
    let of = |name: &str| {
        let definition = types.iter().find(|it| it.name.node == name);
        fields(definition.unwrap()).into_iter()
    };
    let takes = |field: &FieldDefinition, moments: &[&str]| {
        let taken = |moment: &&str| {
            let mut arguments = field.arguments.iter().map(|it| &it.node);
            let of_moment =
                |it: &InputValueDefinition| it.ty.node.to_string().starts_with("AsOfInput");
            arguments.any(|it| it.name.node == *moment && of_moment(it))
        };
        moments.iter().all(taken)
    };
    let missing: Vec<_> = of("Query")
        .filter(|it| !takes(it, &["asOf"]) && !takes(it, &["from", "to"]))
        .map(|it| &it.name.node)
        .collect();
    assert!(missing.is_empty(), "of now alone: {missing:?}");
    let without: Vec<_> = of("Organization")
        .filter(|it| {
            let form = it.ty.node.to_string();
            objects.contains(form.trim_matches(['[', ']', '!'])) && !takes(it, &["asOf"])
        })
        .map(|it| it.name.node.as_str())
        .collect();
    let expected: Vec<_> = OF_THE_ORGANIZATION.iter().map(|(name, _)| *name).collect();
    assert_eq!(without, expected);
}

#[test]
fn a_deprecation_says_when() {
    let mut undated = Vec::new();
    for definition in types(&zirkel_graphql::sdl()) {
        let mut note = |directives: &[Positioned<ConstDirective>], member: &str| {
            for directive in directives {
                let reason = directive.node.get_argument("reason");
                let reason = reason.map(|it| it.node.to_string()).unwrap_or_default();
                if directive.node.name.node == "deprecated" && !holds_a_date(&reason) {
                    undated.push(format!("{}.{member}: {reason}", definition.name.node));
                }
            }
        };
        for field in fields(&definition) {
            note(&field.directives, &field.name.node);
        }
        for (value, _, directives) in values(&definition) {
            note(&directives, &value);
        }
        for (owner, input) in inputs_of(&definition) {
            note(&input.directives, &format!("{owner}({})", input.name.node));
        }
    }
    assert_eq!(undated, [] as [String; 0]);
}

/// Whether a text holds a day such as 2026-03-03.
fn holds_a_date(text: &str) -> bool {
    let shape: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '9' } else { c })
        .collect();
    shape.contains("9999-99-99")
}

/// The types that a schema defines.
fn types(sdl: &str) -> Vec<TypeDefinition> {
    let ServiceDocument { definitions } = parse_schema(sdl).unwrap();
    definitions
        .into_iter()
        .filter_map(|definition| match definition {
            TypeSystemDefinition::Type(it) => Some(it.node),
            TypeSystemDefinition::Schema(_) | TypeSystemDefinition::Directive(_) => None,
        })
        .collect()
}

/// Each member of a schema with its form: `Decision.seat` is a `Seat`, `Query.node(id)` an `ID!`.
fn members(types: &[TypeDefinition]) -> BTreeMap<String, String> {
    let mut members = BTreeMap::new();
    for definition in types {
        let name = &definition.name.node;
        members.insert(name.to_string(), kind(definition).to_owned());
        for interface in interfaces(definition) {
            members.insert(format!("{name} implements {interface}"), String::new());
        }
        for directive in &definition.directives {
            members.insert(
                format!("{name} @{}", directive.node.name.node),
                String::new(),
            );
        }
        for field in fields(definition) {
            let form = field.ty.node.to_string();
            members.insert(format!("{name}.{}", field.name.node), form);
        }
        for (value, ..) in values(definition) {
            members.insert(format!("{name} {value}"), String::new());
        }
        for (owner, input) in inputs_of(definition) {
            let default = input.default_value.as_ref();
            let default = default.map_or(String::new(), |value| format!(" = {}", value.node));
            let form = format!("{}{default}", input.ty.node);
            members.insert(format!("{owner}({})", input.name.node), form);
        }
    }
    members
}

const fn kind(definition: &TypeDefinition) -> &'static str {
    match definition.kind {
        TypeKind::Scalar => "scalar",
        TypeKind::Object(_) => "type",
        TypeKind::Interface(_) => "interface",
        TypeKind::Union(_) => "union",
        TypeKind::Enum(_) => "enum",
        TypeKind::InputObject(_) => "input",
    }
}

fn interfaces(definition: &TypeDefinition) -> Vec<String> {
    match &definition.kind {
        TypeKind::Object(ObjectType { implements, .. })
        | TypeKind::Interface(InterfaceType { implements, .. }) => {
            implements.iter().map(|it| it.node.to_string()).collect()
        }
        TypeKind::Scalar | TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::InputObject(_) => {
            Vec::new()
        }
    }
}

fn fields(definition: &TypeDefinition) -> Vec<&FieldDefinition> {
    match &definition.kind {
        TypeKind::Object(ObjectType { fields, .. })
        | TypeKind::Interface(InterfaceType { fields, .. }) => {
            fields.iter().map(|it| &it.node).collect()
        }
        TypeKind::Scalar | TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::InputObject(_) => {
            Vec::new()
        }
    }
}

/// The fields of a type by name, `Query.node`.
fn fields_of_type(definition: &TypeDefinition) -> Vec<String> {
    let name = &definition.name.node;
    let fields = fields(definition).into_iter();
    fields
        .map(|it| format!("{name}.{}", it.name.node))
        .collect()
}

type EnumValue = (
    String,
    Option<Positioned<String>>,
    Vec<Positioned<ConstDirective>>,
);

/// The values of an enum.
fn values(definition: &TypeDefinition) -> Vec<EnumValue> {
    let TypeKind::Enum(EnumType { values }) = &definition.kind else {
        return Vec::new();
    };
    let values = values.iter().map(|it| it.node.clone());
    values
        .map(|it| (it.value.node.to_string(), it.description, it.directives))
        .collect()
}

/// What goes in, with what it goes into: arguments of fields, fields of input types.
fn inputs_of(definition: &TypeDefinition) -> Vec<(String, &InputValueDefinition)> {
    let name = &definition.name.node;
    if let TypeKind::InputObject(InputObjectType { fields }) = &definition.kind {
        let fields = fields.iter();
        return fields.map(|it| (name.to_string(), &it.node)).collect();
    }
    fields(definition)
        .into_iter()
        .flat_map(|field| {
            let owner = format!("{name}.{}", field.name.node);
            let arguments = field.arguments.iter();
            arguments.map(move |it| (owner.clone(), &it.node))
        })
        .collect()
}

fn is_required(input: &InputValueDefinition) -> bool {
    !input.ty.node.nullable && input.default_value.is_none()
}

/// A file of the shared description of the project, where it is at hand.
#[expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "the settings of a test run are no configuration of the server, and what is left out is said"
)]
fn shared(file: &str) -> Option<String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = std::env::var("ZIRKEL_SHARED").map_or(beside, PathBuf::from);
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("left out: {} is not there", path.display());
    }
    text
}
