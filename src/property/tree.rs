//! Elements kept as they came: the values of properties that are stored and given back, not looked into.

use crate::wire::{Namespace, Node, Writer};

/// An element's attributes, text and children.
///
/// Names come from the schema tables, so that writing one yields what was validated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree {
    /// Names and values of the attributes.
    pub attributes: Vec<(&'static str, Box<str>)>,
    /// The text between the tags; empty where there are children.
    pub text: Box<str>,
    /// Names of the children, all in the types namespace, and what they hold.
    pub children: Vec<(&'static str, Tree)>,
}

impl Tree {
    /// What a validated element holds, as its declared type has it.
    #[must_use]
    pub fn of(node: Node<'_, '_>) -> Self {
        let of_type = (node.element().of_type)();
        let attributes = node.attributes().filter(|(name, _)| of_type.has_attribute(name));
        let children =
            node.children().filter(|child| child.step().is_some_and(|step| of_type.has_step(step)));
        Self {
            attributes: attributes.map(|(name, value)| (name, value.into())).collect(),
            text: node.text().into(),
            children: children.map(|child| (child.element().name, Self::of(child))).collect(),
        }
    }

    /// The first child with a name.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|(own, _)| *own == name).map(|(_, child)| child)
    }

    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| &**value)
    }

    /// Writes attributes and content; the tags are written around it.
    pub(crate) fn write(&self, writer: &mut Writer) {
        for (name, value) in &self.attributes {
            writer.attribute(name, value);
        }
        writer.text(&self.text);
        for (name, child) in &self.children {
            writer.start(Namespace::Types, name);
            child.write(writer);
            writer.end(Namespace::Types, name);
        }
    }
}
