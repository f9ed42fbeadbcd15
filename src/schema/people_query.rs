//! What a search for people knows of its surroundings.

use crate::message;

message! {
    /// What a search is told of where it comes from.
    #[derive(Eq)]
    pub struct ArrayOfContextProperty: types "ArrayOfContextProperty" {
        elements {
            /// What it is told, at least one thing.
            context_properties: NonEmpty<ContextProperty> as "ContextProperty",
        }
    }
}

message! {
    /// Something a search is told of where it comes from.
    #[derive(Eq, Default)]
    pub struct ContextProperty: types "ContextPropertyType" {
        elements {
            /// What it is.
            key: One<String>,
            /// What it holds.
            value: One<String>,
        }
    }
}

message! {
    /// Where people are looked for.
    #[derive(Eq)]
    pub struct ArrayOfPeopleQuerySource: types "ArrayOfPeopleQuerySource" {
        elements {
            /// The names of the places, at least one.
            sources: NonEmpty<String> as "Source",
        }
    }
}
