//! A message as a tree that can be edited: unlike a validated document, it may say anything.

use std::borrow::Cow;

use super::choices::Choices;
use crate::wire::{Complex, Content, Element, Namespace, Step, Type};

/// The namespace that stands for all foreign ones.
pub const FOREIGN: &str = "urn:example:foreign";

/// An element.
#[derive(Debug, Clone)]
pub struct Tree {
    /// The namespace of the name; [`Namespace::Other`] is written as [`FOREIGN`].
    pub namespace: Namespace,
    /// The local name.
    pub local: Cow<'static, str>,
    /// The declaration it was made from; none for the frame of a message and for foreign elements.
    pub declaration: Option<&'static Element>,
    /// The type that `xsi:type` names, where it names one: the declared one or one that derives from it.
    pub named_type: Option<Type>,
    /// The step of the parent's type that it fills.
    pub step: Option<&'static Step>,
    /// The attributes, without namespace declarations.
    pub attributes: Vec<TreeAttribute>,
    /// Text and children.
    pub content: Vec<Part>,
    /// An edit has been made here, and what is wrong is to be found between the tags of this element.
    pub is_edited: bool,
}

/// A piece of the content of an element.
#[derive(Debug, Clone)]
pub enum Part {
    /// A child.
    Element(Tree),
    /// Text, as it is meant and not as it is written.
    Text(String),
}

/// An attribute.
#[derive(Debug, Clone)]
pub struct TreeAttribute {
    /// The namespace of the name.
    pub namespace: Namespace,
    /// The local name.
    pub local: Cow<'static, str>,
    /// What it says.
    pub value: TreeValue,
}

/// What an attribute says.
#[derive(Debug, Clone)]
pub enum TreeValue {
    /// This text.
    Text(String),
    /// The qualified name of a type, whose prefix depends on where it is written.
    TypeName(Namespace, Cow<'static, str>),
}

/// What an element may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Nothing at all.
    Nothing,
    /// Text only.
    Text,
    /// Children, with white space between them.
    Elements,
    /// Nobody declared it.
    Anything,
}

impl Tree {
    /// An element of the message's frame, or a foreign one.
    #[must_use]
    pub fn undeclared(namespace: Namespace, local: impl Into<Cow<'static, str>>) -> Self {
        let (attributes, content) = (Vec::new(), Vec::new());
        Self {
            namespace,
            local: local.into(),
            declaration: None,
            named_type: None,
            step: None,
            attributes,
            content,
            is_edited: false,
        }
    }

    /// An element as declared, still empty.
    #[must_use]
    pub fn declared(declaration: &'static Element) -> Self {
        let declared = Self::undeclared(declaration.namespace, declaration.name);
        Self { declaration: Some(declaration), ..declared }
    }

    /// The same element with one more child.
    #[must_use]
    pub fn with(mut self, child: Self) -> Self {
        self.content.push(Part::Element(child));
        self
    }

    /// The children.
    pub fn children(&self) -> impl DoubleEndedIterator<Item = &Self> {
        self.content.iter().filter_map(|part| match part {
            Part::Element(child) => Some(child),
            Part::Text(_) => None,
        })
    }

    /// The children, to change them.
    pub fn children_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.content.iter_mut().filter_map(|part| match part {
            Part::Element(child) => Some(child),
            Part::Text(_) => None,
        })
    }

    /// The child with a local name.
    pub fn child_mut(&mut self, local: &str) -> Option<&mut Self> {
        self.children_mut().find(|child| child.local == local)
    }

    /// All text directly in it.
    #[must_use]
    pub fn text(&self) -> String {
        let text = self.content.iter().map(|part| match part {
            Part::Text(text) => text.as_str(),
            Part::Element(_) => "",
        });
        text.collect()
    }

    /// Adds an attribute without namespace.
    pub fn set_attribute(&mut self, local: &'static str, value: String) {
        self.add_attribute(Namespace::None, local, TreeValue::Text(value));
    }

    /// Adds an attribute.
    pub fn add_attribute(
        &mut self,
        namespace: Namespace,
        local: impl Into<Cow<'static, str>>,
        value: TreeValue,
    ) {
        self.attributes.push(TreeAttribute { namespace, local: local.into(), value });
    }

    /// The type it was made from.
    #[must_use]
    pub fn of_type(&self) -> Option<Type> {
        self.named_type.or_else(|| self.declaration.map(|declaration| (declaration.of_type)()))
    }

    /// The type it was made from, when that is a complex one.
    #[must_use]
    pub fn complex(&self) -> Option<&'static Complex> {
        match self.of_type() {
            Some(Type::Complex(complex)) => Some(complex),
            _ => None,
        }
    }

    /// What it may hold.
    #[must_use]
    pub fn holds(&self) -> Holds {
        match self.of_type() {
            Some(Type::Simple(_)) => Holds::Text,
            Some(Type::Complex(complex)) => match complex.content {
                Content::Text(_) => Holds::Text,
                Content::Any(_) => Holds::Anything,
                Content::Empty | Content::Steps(_) if complex.step_count() > 0 => Holds::Elements,
                Content::Empty | Content::Steps(_) => Holds::Nothing,
            },
            None if self.namespace == Namespace::Soap => Holds::Elements,
            None => Holds::Anything,
        }
    }

    /// How many elements there are here and below for which a question is answered with yes.
    pub fn count(&self, fits: &dyn Fn(&Self) -> bool) -> usize {
        usize::from(fits(self)) + self.children().map(|child| child.count(fits)).sum::<usize>()
    }

    /// Whether the schema tables say what it holds.
    #[must_use]
    pub const fn is_declared(&self) -> bool {
        self.declaration.is_some()
    }

    /// One of the elements for which a question is answered with yes; none if there are none.
    pub fn choose(&mut self, choices: &mut Choices<'_>, fits: &dyn Fn(&Self) -> bool) -> Option<&mut Self> {
        let number = choices.below(self.count(fits));
        self.nth_mut(number, fits)
    }

    /// One of those elements, counted from 0 in document order.
    pub fn nth_mut(&mut self, number: usize, fits: &dyn Fn(&Self) -> bool) -> Option<&mut Self> {
        self.find_nth(&mut { number }, fits)
    }

    fn find_nth(&mut self, left: &mut usize, fits: &dyn Fn(&Self) -> bool) -> Option<&mut Self> {
        if fits(self) {
            match left.checked_sub(1) {
                Some(rest) => *left = rest,
                None => return Some(self),
            }
        }
        self.children_mut().find_map(|child| child.find_nth(left, fits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_counted_in_document_order() {
        let leaf = |name| Tree::undeclared(Namespace::Other, name);
        let mut tree = leaf("a").with(leaf("b").with(leaf("c"))).with(leaf("d"));
        let any = |_: &Tree| true;
        assert_eq!(tree.count(&any), 4);
        assert!(tree.nth_mut(4, &any).is_none());
        for (number, name) in ["a", "b", "c", "d"].into_iter().enumerate() {
            assert_eq!(tree.nth_mut(number, &any).map(|found| &*found.local), Some(name));
        }
        let is_late = |tree: &Tree| *tree.local > *"b";
        assert_eq!(tree.nth_mut(1, &is_late).map(|found| &*found.local), Some("d"));
    }
}
