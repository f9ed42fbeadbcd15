//! A validated document: flat vectors of integers and slices of the request, read through [`Node`].

use std::borrow::Cow;

use super::namespace::Spelling;
use super::schema::{Attribute, Element, Step};
use super::version::ExchangeVersion;

/// A SOAP message that has passed validation. Borrows the bytes it was read from.
#[derive(Debug)]
pub struct Document<'a> {
    pub(super) nodes: Vec<NodeData>,
    pub(super) texts: Vec<Cow<'a, str>>,
    pub(super) attributes: Vec<AttributeData<'a>>,
    pub(super) headers: Vec<NodeIndex>,
    pub(super) body: NodeIndex,
    pub(super) version: ExchangeVersion,
    pub(super) spelling: Spelling,
}

/// An index into the nodes; [`NodeIndex::NONE`] for "no node".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeIndex(pub(super) u32);

impl NodeIndex {
    pub(super) const NONE: Self = Self(u32::MAX);

    fn get(self) -> Option<usize> {
        (self != Self::NONE).then_some(self.0 as usize)
    }
}

#[derive(Debug)]
pub(super) struct NodeData {
    pub(super) element: &'static Element,
    pub(super) step: Option<&'static Step>,
    /// Byte offset of the name in the start tag.
    pub(super) offset: u32,
    pub(super) first_child: NodeIndex,
    pub(super) next_sibling: NodeIndex,
    /// Index into the texts, or `u32::MAX`.
    pub(super) text: u32,
    pub(super) first_attribute: u32,
    pub(super) attribute_count: u32,
}

#[derive(Debug)]
pub(super) struct AttributeData<'a> {
    pub(super) attribute: &'static Attribute,
    pub(super) value: Cow<'a, str>,
}

impl<'a> Document<'a> {
    /// The operation element of a request, or the response or fault element of an answer.
    #[must_use]
    pub fn body(&self) -> Node<'_, 'a> {
        Node { document: self, index: self.body.0 as usize }
    }

    /// The header elements the schema knows, in document order.
    pub fn headers(&self) -> impl Iterator<Item = Node<'_, 'a>> {
        self.headers.iter().map(|index| Node { document: self, index: index.0 as usize })
    }

    /// The header element with a name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<Node<'_, 'a>> {
        self.headers().find(|node| node.element().name == name)
    }

    /// The schema version the document was validated against.
    #[must_use]
    pub const fn version(&self) -> ExchangeVersion {
        self.version
    }

    /// How the body element spells its namespace, which is how the answer is to spell them all.
    #[must_use]
    pub const fn spelling(&self) -> Spelling {
        self.spelling
    }

    /// The same, with texts of its own.
    pub(super) fn into_owned(self) -> Document<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        let attributes = self.attributes.into_iter();
        Document {
            nodes: self.nodes,
            texts: self.texts.into_iter().map(owned).collect(),
            attributes: attributes
                .map(|AttributeData { attribute, value }| AttributeData { attribute, value: owned(value) })
                .collect(),
            headers: self.headers,
            body: self.body,
            version: self.version,
            spelling: self.spelling,
        }
    }

    /// A document like this one without an element.
    fn without_nodes<'d>(&'d self) -> Document<'d> {
        Document {
            nodes: Vec::new(),
            texts: Vec::new(),
            attributes: Vec::new(),
            headers: Vec::new(),
            body: NodeIndex::NONE,
            version: self.version,
            spelling: self.spelling,
        }
    }

    /// Stores an element of another document and everything below it, but for what is in one of them.
    fn push_all(&mut self, node: Node<'a, '_>, emptied: Option<usize>) -> NodeIndex {
        let index = self.nodes.len();
        let from = node.data();
        let text = node.document.texts.get(from.text as usize);
        self.nodes.push(NodeData {
            first_child: NodeIndex::NONE,
            next_sibling: NodeIndex::NONE,
            text: if text.is_some() { self.texts.len() as u32 } else { u32::MAX },
            first_attribute: self.attributes.len() as u32,
            ..*from
        });
        self.texts.extend(text.map(|text| Cow::Borrowed(&**text)));
        self.attributes.extend(
            node.attribute_data()
                .iter()
                .map(|data| AttributeData { attribute: data.attribute, value: Cow::Borrowed(&*data.value) }),
        );
        let children = node.children().filter(|_| emptied != Some(node.index));
        let mut before = None;
        for child in children {
            let child = self.push_all(child, emptied);
            match before {
                None => self.nodes[index].first_child = child,
                Some(NodeIndex(before)) => self.nodes[before as usize].next_sibling = child,
            }
            before = Some(child);
        }
        NodeIndex(index as u32)
    }

    /// How many elements, attributes and texts are stored: the work the document caused.
    #[must_use]
    pub fn size(&self) -> usize {
        self.nodes.len() + self.attributes.len() + self.texts.len()
    }
}

/// An element of a [`Document`].
#[derive(Debug, Clone, Copy)]
pub struct Node<'d, 'a> {
    document: &'d Document<'a>,
    index: usize,
}

impl<'d, 'a> Node<'d, 'a> {
    fn data(self) -> &'d NodeData {
        &self.document.nodes[self.index]
    }

    /// The declaration it was validated against.
    #[must_use]
    pub fn element(self) -> &'static Element {
        self.data().element
    }

    /// The step of the parent's type that it fills; `None` for the top of a header or body.
    #[must_use]
    pub fn step(self) -> Option<&'static Step> {
        self.data().step
    }

    /// Byte offset of its name in the document.
    #[must_use]
    pub fn offset(self) -> usize {
        self.data().offset as usize
    }

    /// The text between the tags, references resolved; empty where there is none.
    #[must_use]
    pub fn text(self) -> &'d str {
        self.document.texts.get(self.data().text as usize).map_or("", |text| text)
    }

    /// The value of an attribute.
    #[must_use]
    pub fn attribute(self, name: &str) -> Option<&'d str> {
        let found = self.attribute_data().iter().find(|entry| entry.attribute.name == name);
        found.map(|entry| &*entry.value)
    }

    /// Names and values of its attributes, in document order.
    pub fn attributes(self) -> impl Iterator<Item = (&'static str, &'d str)> {
        self.attribute_data().iter().map(|entry| (entry.attribute.name, &*entry.value))
    }

    fn attribute_data(self) -> &'d [AttributeData<'a>] {
        let data = self.data();
        let range = data.first_attribute as usize..(data.first_attribute + data.attribute_count) as usize;
        &self.document.attributes[range]
    }

    /// The children, in document order.
    #[must_use]
    pub fn children(self) -> Children<'d, 'a> {
        Children { document: self.document, next: self.data().first_child }
    }

    /// The first child with a local name.
    #[must_use]
    pub fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.element().name == name)
    }

    /// The element with nothing in its last child, as a document of its own, and what is in that child: a
    /// list that can be read element by element.
    #[must_use]
    pub(crate) fn split_last(self) -> (Document<'d>, Children<'d, 'a>) {
        let last = self.children().last();
        let mut head = self.document.without_nodes();
        head.body = head.push_all(self, last.map(|last| last.index));
        (head, last.map_or(Children { document: self.document, next: NodeIndex::NONE }, Self::children))
    }

    /// This element and everything below it, in document order.
    #[must_use]
    pub fn descendants(self) -> Descendants<'d, 'a> {
        Descendants { document: self.document, top: self.index, pending: vec![NodeIndex(self.index as u32)] }
    }
}

/// The children of a [`Node`].
#[derive(Debug, Clone)]
pub struct Children<'d, 'a> {
    document: &'d Document<'a>,
    next: NodeIndex,
}

impl<'d, 'a> Children<'d, 'a> {
    /// The next child, if it fills the step given.
    pub fn next_of(&mut self, step: &'static Step) -> Option<Node<'d, 'a>> {
        let node = self.peek()?;
        let fills = node.step().is_some_and(|filled| std::ptr::eq(filled, step));
        if fills { self.next() } else { None }
    }

    /// Moves on to the first child whose step does not match.
    pub(crate) fn skip_while_step(&mut self, matches: impl Fn(&Step) -> bool) {
        while self.peek().and_then(Node::step).is_some_and(&matches) {
            self.next();
        }
    }

    fn peek(&self) -> Option<Node<'d, 'a>> {
        self.next.get().map(|index| Node { document: self.document, index })
    }
}

impl<'d, 'a> Iterator for Children<'d, 'a> {
    type Item = Node<'d, 'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let node = self.peek()?;
        self.next = node.data().next_sibling;
        Some(node)
    }
}

/// A [`Node`] and everything below it.
#[derive(Debug)]
pub struct Descendants<'d, 'a> {
    document: &'d Document<'a>,
    top: usize,
    /// What is still to come, the nearest last; at most two a level.
    pending: Vec<NodeIndex>,
}

impl<'d, 'a> Iterator for Descendants<'d, 'a> {
    type Item = Node<'d, 'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let index = self.pending.pop()?.get()?;
        let node = Node { document: self.document, index };
        let after = if index == self.top { NodeIndex::NONE } else { node.data().next_sibling };
        let pending = [after, node.data().first_child].into_iter().filter(|it| *it != NodeIndex::NONE);
        self.pending.extend(pending);
        Some(node)
    }
}
