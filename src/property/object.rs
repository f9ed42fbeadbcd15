//! Items and folders on the wire: the properties they carry, whatever their kind.

use super::given::Given;
use super::kind::{FolderKind, ItemKind, Kind};
use super::table::{Property, PropertyId};
use super::value::PropertyValue;
use crate::schema::ExtendedProperty;
use crate::wire::{Choice, Element, Node, Writer};

/// The properties an element of an item or a folder carries, in schema order.
pub type Properties = Vec<(PropertyId, PropertyValue)>;

macro_rules! objects {
    ($($(#[$meta:meta])* $name:ident of $kind:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            /// Which element it is.
            pub kind: $kind,
            /// Its properties in schema order, extended ones among them.
            pub properties: Properties,
        }

        impl $name {
            /// The elements it may be, which a declaration names as `=> branches`.
            pub const BRANCHES: &'static [Element] = $kind::ELEMENTS;

            /// The value of a property.
            #[must_use]
            pub fn get(&self, property: impl Into<PropertyId>) -> Option<&PropertyValue> {
                let property = property.into();
                self.properties.iter().find(|(own, _)| *own == property).map(|(_, value)| value)
            }
        }

        impl Choice for $name {
            fn read_branch(node: Node<'_, '_>) -> Self {
                let kind = $kind::of_element(node.element().name);
                let kind = kind.expect("validation lets only the elements of the kinds through");
                Self { kind, properties: read(node, kind.kind()) }
            }

            fn write_branch(&self, writer: &mut Writer, _: &'static [Element]) {
                write(self.kind.kind(), &self.properties, writer);
            }
        }
    )+};
}

objects! {
    /// An item in a request or an answer.
    ItemObject of ItemKind,
    /// A folder in a request or an answer.
    FolderObject of FolderKind,
}

fn read(node: Node<'_, '_>, kind: &'static Kind) -> Properties {
    let mut rows = Rows::of(kind);
    let mut properties = Vec::with_capacity(node.children().count());
    for child in node.children() {
        if let Some(row) = rows.next_named(child.element().name) {
            properties.push((row.id, (row.read)(child)));
        }
    }
    properties
}

/// What the element of a request gives a thing of a kind, property by property.
pub(crate) fn given_properties<'d>(
    node: Node<'d, '_>,
    kind: &'static Kind,
) -> impl Iterator<Item = (PropertyId, Given<'d>)> {
    let mut rows = Rows::of(kind);
    node.children().filter_map(move |child| {
        let row = rows.next_named(child.element().name)?;
        Some((row.id, (row.given)(child)))
    })
}

/// The rows of a kind, walked once: children come in the order of the tables.
struct Rows {
    row: Option<&'static Property>,
    family: std::slice::Iter<'static, Property>,
    families: std::slice::Iter<'static, &'static [Property]>,
}

impl Rows {
    fn of(kind: &'static Kind) -> Self {
        Self { row: None, family: [].iter(), families: kind.families.iter() }
    }

    /// The row whose element has that name: the same one as the last time, or one after it.
    fn next_named(&mut self, name: &str) -> Option<&'static Property> {
        while self.row.is_none_or(|row| row.element.name != name) {
            self.row = self.family.find(|row| row.element.name == name);
            if self.row.is_none() {
                self.family = self.families.next()?.iter();
            }
        }
        self.row
    }
}

fn write(kind: &'static Kind, properties: &Properties, writer: &mut Writer) {
    writer.element(&kind.element, |writer| {
        for (property, value) in properties {
            write_property(property.property(), value, writer);
        }
    });
}

/// Writes the element of a property.
pub(crate) fn write_property(property: &Property, value: &PropertyValue, writer: &mut Writer) {
    (property.write)(value, writer, &property.element);
}

/// The extended properties among the properties of an element.
pub fn extended(properties: &Properties) -> impl Iterator<Item = &ExtendedProperty> {
    properties.iter().filter_map(|(_, value)| match value {
        PropertyValue::Extended(property) => Some(&**property),
        _ => None,
    })
}
