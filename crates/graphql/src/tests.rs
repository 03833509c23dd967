//! The schema as a whole: that it builds, is described throughout, and holds what integrators build
//! on.

use super::*;
use async_graphql::parser::types::{
    EnumType, InputObjectType, InterfaceType, ObjectType, TypeKind, TypeSystemDefinition,
};

#[test]
fn the_schema_is_written() {
    let sdl = sdl();
    for line in [
        "type Query {",
        "interface Node {",
        "type UserError {",
        "input PersonRef @oneOf {",
    ] {
        assert!(sdl.contains(line), "{line}");
    }
}

#[test]
fn everything_is_described() {
    let document = async_graphql::parser::parse_schema(sdl()).unwrap();
    let mut bare = Vec::new();
    for definition in document.definitions {
        let TypeSystemDefinition::Type(it) = definition else {
            continue;
        };
        let name = &it.node.name.node;
        let mut note = |described: bool, member: &str| {
            if !described {
                bare.push(format!("{name}.{member}"));
            }
        };
        note(it.node.description.is_some(), "");
        match &it.node.kind {
            TypeKind::Scalar | TypeKind::Union(_) => {}
            TypeKind::Object(ObjectType { fields, .. })
            | TypeKind::Interface(InterfaceType { fields, .. }) => {
                for field in fields {
                    let field = &field.node;
                    note(field.description.is_some(), &field.name.node);
                    for argument in &field.arguments {
                        note(
                            argument.node.description.is_some(),
                            &argument.node.name.node,
                        );
                    }
                }
            }
            TypeKind::Enum(EnumType { values }) => {
                for value in values {
                    note(value.node.description.is_some(), &value.node.value.node);
                }
            }
            TypeKind::InputObject(InputObjectType { fields }) => {
                for field in fields {
                    note(field.node.description.is_some(), &field.node.name.node);
                }
            }
        }
    }
    assert_eq!(bare, [] as [String; 0]);
}
