//! Answers as trees of elements that tests can ask.

use std::fmt;
use std::ops::Deref;

use ews_sim::wire::Node;
use ews_sim::{Reply, ResponseCode};

/// An element of an answer, without namespaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tree {
    pub(crate) name: &'static str,
    pub(crate) text: String,
    pub(crate) children: Vec<Tree>,
    attributes: Vec<(&'static str, String)>,
}

impl Tree {
    fn read(node: Node<'_, '_>) -> Self {
        Self {
            name: node.element().name,
            text: node.text().to_owned(),
            children: node.children().map(Self::read).collect(),
            attributes: node.attributes().map(|(name, value)| (name, value.to_owned())).collect(),
        }
    }

    /// This element and all below it, in document order.
    fn descendants(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for child in &self.children {
            all.extend(child.descendants());
        }
        all
    }

    /// All elements below it with that name, in document order.
    pub(crate) fn all(&self, name: &str) -> Vec<&Self> {
        self.descendants().into_iter().skip(1).filter(|tree| tree.name == name).collect()
    }

    /// The first element below it with that name.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        self.all(name).first().copied()
    }

    /// The first element below it with that name, which must be there.
    #[track_caller]
    pub(crate) fn one(&self, name: &str) -> &Self {
        self.get(name).unwrap_or_else(|| panic!("no {name} in\n{self}"))
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The child with that name, which must be there.
    #[track_caller]
    pub(crate) fn child(&self, name: &str) -> &Self {
        let child = self.children.iter().find(|child| child.name == name);
        child.unwrap_or_else(|| panic!("no child {name} in\n{self}"))
    }

    /// The names of the children, in order.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.children.iter().map(|child| child.name).collect()
    }

    /// The text of the first element below it with that name; empty when there is none.
    pub(crate) fn value(&self, name: &str) -> &str {
        self.get(name).map_or("", |tree| &tree.text)
    }

    /// The texts of all elements below it with that name.
    pub(crate) fn values(&self, name: &str) -> Vec<&str> {
        self.all(name).into_iter().map(|tree| tree.text.as_str()).collect()
    }

    /// The value of an attribute, which must be there.
    #[track_caller]
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.find_attribute(name).unwrap_or_else(|| panic!("no attribute {name} at\n{self}"))
    }

    pub(crate) fn find_attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(attribute, _)| *attribute == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Its own id, or that of its first child, which is the id of an item or folder.
    #[track_caller]
    pub(crate) fn id(&self) -> Id {
        let holder = if self.find_attribute("Id").is_some() { self } else { &self.children[0] };
        Id {
            id: holder.attribute("Id").to_owned(),
            change_key: holder.find_attribute("ChangeKey").map(str::to_owned),
        }
    }
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}", self.name)?;
        for (name, value) in &self.attributes {
            write!(f, " {name}={value:?}")?;
        }
        write!(f, ">{}", self.text)?;
        for child in &self.children {
            write!(f, "{child}")?;
        }
        write!(f, "</{}>", self.name)
    }
}

/// The id of an item or folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Id {
    pub(crate) id: String,
    pub(crate) change_key: Option<String>,
}

impl Id {
    /// As the element of an id of a folder.
    pub(crate) fn folder(&self) -> String {
        format!("<t:FolderId {}/>", self.attributes())
    }

    /// As the element of an id of an item.
    pub(crate) fn item(&self) -> String {
        format!("<t:ItemId {}/>", self.attributes())
    }

    fn attributes(&self) -> String {
        let key = self.change_key.as_ref().map(|key| format!(" ChangeKey=\"{key}\""));
        format!("Id=\"{}\"{}", self.id, key.unwrap_or_default())
    }
}

/// What a request was answered: the element in the body.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    tree: Tree,
    pub(crate) codes: Vec<ResponseCode>,
}

impl Answer {
    pub(crate) fn read(reply: &Reply) -> Self {
        let document = reply.document().expect("answers have been validated");
        Self { tree: Tree::read(document.body()), codes: reply.codes() }
    }

    /// The response messages, in order.
    pub(crate) fn messages(&self) -> &[Tree] {
        let messages = self.tree.children.iter().find(|child| child.name == "ResponseMessages");
        messages.map_or(&[], |messages| &messages.children)
    }

    /// The only item or folder of the answer.
    #[track_caller]
    pub(crate) fn object(&self) -> &Tree {
        let holders = self.messages().iter().flat_map(|message| &message.children);
        let holders = holders.filter(|it| matches!(it.name, "Items" | "Folders"));
        let objects: Vec<_> = holders.flat_map(|holder| &holder.children).collect();
        match objects[..] {
            [object] => object,
            _ => panic!("not one item or folder: {}", self.tree),
        }
    }
}

impl Deref for Answer {
    type Target = Tree;

    fn deref(&self) -> &Tree {
        &self.tree
    }
}
