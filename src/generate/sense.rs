//! What makes a request more than valid: paths that lead somewhere, properties that can be set, values that
//! are no nonsense.
//!
//! The schema lets requests say much that no server does. If every choice were made by the schema alone, the
//! requests that change or search something would hardly ever succeed.

use super::choices::Choices;
use super::message::Generator;
use super::tree::{Part, Tree};
use super::value::fitting;
use crate::property::{FolderKind, ItemKind, Kind, Property, flags};
use crate::wire::{Complex, Element, Form, Simple, Step, Type};

/// Values of attributes and elements that are used, the plainest first, where the datatype allows many more.
const USED: &[(&str, &[&str])] = &[
    (
        "Id",
        &["inbox", "contacts", "drafts", "msgfolderroot", "calendar", "tasks", "deleteditems", "sentitems"],
    ),
    ("Format", &["EwsId", "HexEntryId", "EntryId", "StoreId", "OwaId", "EwsLegacyId"]),
    ("DestinationFormat", &["EwsId", "HexEntryId", "EntryId", "StoreId", "OwaId", "EwsLegacyId"]),
    ("FieldIndex", &["EmailAddress1", "HomePhone", "Business", "Home", "ImAddress1", "Subject"]),
    ("MaxEntriesReturned", &["10", "1", "2", "100"]),
    ("MaxChangesReturned", &["100", "1", "2", "512"]),
    ("Offset", &["0", "1", "2", "7"]),
    ("Numerator", &["0", "1", "2"]),
    ("Denominator", &["2", "3", "4"]),
    ("StartDate", &["2014-10-01T00:00:00Z", "2014-10-28T10:11:12Z"]),
    ("EndDate", &["2014-11-01T00:00:00Z", "2014-12-24T00:00:00Z"]),
    ("SyncScope", &["NormalItems", "NormalAndAssociatedItems"]),
    ("DeleteType", &["HardDelete", "SoftDelete", "MoveToDeletedItems"]),
    ("MessageDisposition", &["SaveOnly", "SendAndSaveCopy", "SendOnly"]),
    ("SendMeetingInvitations", &["SendToNone"]),
    ("SendMeetingCancellations", &["SendToNone"]),
    ("SendMeetingInvitationsOrCancellations", &["SendToNone"]),
    ("ConflictResolution", &["AutoResolve", "AlwaysOverwrite", "NeverOverwrite"]),
];

/// Paths of stored properties: the attributes that name one together.
const STORED: &[&[(&str, &str)]] = &[
    &[("PropertyTag", "0x3a1c"), ("PropertyType", "String")],
    &[("DistinguishedPropertySetId", "PublicStrings"), ("PropertyName", "Work"), ("PropertyType", "String")],
    &[
        ("PropertySetId", "6dd0ae25-cc17-45d3-b0c7-7f0d1d3a4c5e"),
        ("PropertyId", "5"),
        ("PropertyType", "Integer"),
    ],
    &[("PropertyTag", "0x0e08"), ("PropertyType", "Integer")],
];

/// A value of those that are used; none where the name is none of a few or the datatype is another one.
pub(super) fn used(
    name: &str,
    simple: &Simple,
    is_allowed: impl Fn(&str) -> bool,
    choices: &mut Choices<'_>,
) -> Option<String> {
    let (_, values) = USED.iter().find(|(own, _)| *own == name)?;
    // The names of folders are the words of an enumeration; other ids are no words.
    if name == "Id" && matches!(simple.form, Form::String) {
        return None;
    }
    let values: Vec<_> = values.iter().filter(|value| is_allowed(value)).collect();
    (!values.is_empty()).then(|| (*choices.pick(&values)).to_owned())
}

impl Generator<'_, '_> {
    /// An element as a client would write it, most of the time; nothing where any valid one does.
    pub(super) fn sensible(&mut self, element: &'static Element, depth: usize) -> Option<Tree> {
        let Type::Complex(complex) = (element.of_type)() else { return None };
        let kind = kind_of(element);
        let has_own_way = matches!(
            complex.name,
            "SetItemFieldType"
                | "SetFolderFieldType"
                | "AppendToItemFieldType"
                | "DeleteItemFieldType"
                | "DeleteFolderFieldType"
                | "PathToExtendedFieldType"
                | "ContainsExpressionType"
        ) || is_comparison(complex);
        if !has_own_way && kind.is_none() || self.choices.once_in(8) {
            return None;
        }
        let mut tree = Tree::declared(element);
        match complex.name {
            "PathToExtendedFieldType" => self.stored_path(&mut tree),
            "SetItemFieldType" | "SetFolderFieldType" => self.change(complex, flags::UPDATE, &mut tree)?,
            "AppendToItemFieldType" => self.change(complex, flags::APPEND, &mut tree)?,
            "DeleteItemFieldType" | "DeleteFolderFieldType" => {
                let kind = self.kind(complex.name);
                let property = self.property(kind, flags::DELETE)?;
                let path = self.path_to(complex, property)?;
                tree.content.push(Part::Element(path));
            }
            "ContainsExpressionType" => self.contains(complex, &mut tree)?,
            _ => match kind {
                Some(kind) => self.new_object(kind, complex, depth, &mut tree),
                None => self.comparison(complex, &mut tree)?,
            },
        }
        Some(tree)
    }

    /// Whether what the request is about are folders.
    pub(super) fn is_about_folders(&self) -> bool {
        self.operation.contains("Folder") && !self.operation.contains("Items")
    }

    /// The name of a property of what the request is about.
    pub(super) fn field_uri(&mut self, simple: &Simple) -> Option<String> {
        let kind = self.kind("");
        let property = self.property(kind, flags::NONE)?;
        let uri = property.field_uri?;
        simple.check(uri, self.version).is_ok().then(|| uri.to_owned())
    }

    /// A kind of item or folder; that of items changed as items, and of folders as folders.
    fn kind(&mut self, change: &str) -> &'static Kind {
        if change.contains("Folder") || change.is_empty() && self.is_about_folders() {
            return FolderKind::Folder.kind();
        }
        let kinds = [ItemKind::Message, ItemKind::Contact, ItemKind::Task, ItemKind::CalendarItem];
        self.choices.pick(&kinds).kind()
    }

    fn property(&mut self, kind: &'static Kind, flags: u32) -> Option<&'static Property> {
        // What all items have suits whatever the id of the request leads to.
        let families = if self.choices.once_in(3) { kind.families } else { &kind.families[..1] };
        let rows = families.iter().flat_map(|family| family.iter());
        let is_fit = |row: &&Property| {
            row.field_uri.is_some() && row.has(flags) && row.element.exists_in(self.version)
        };
        let fit: Vec<_> = rows.filter(is_fit).collect();
        (!fit.is_empty()).then(|| self.choices.pick(&fit))
    }

    /// The path of a property at the first step of a type where a `FieldURI` may stand.
    fn path_to(&self, complex: &'static Complex, property: &Property) -> Option<Tree> {
        let (step, element) = step_with(complex, "FieldURI")?;
        let uri = property.field_uri?;
        let mut path = Tree { step: Some(step), ..Tree::declared(element) };
        let attribute = super::message::attributes_of(path.complex()?).into_iter().next()?;
        (attribute.of_type)().check(uri, self.version).ok()?;
        path.set_attribute(attribute.name, uri.to_owned());
        Some(path)
    }

    /// A change of one property: its path, and an object that has it alone.
    fn change(&mut self, complex: &'static Complex, flags: u32, tree: &mut Tree) -> Option<()> {
        let kind = self.kind(complex.name);
        let property = self.property(kind, flags)?;
        let path = self.path_to(complex, property)?;
        let (step, element) = step_with(complex, kind.element.name)?;
        let Type::Complex(object) = (element.of_type)() else { return None };
        let (place, declared) = step_with(object, property.element.name)?;
        let value = Tree { step: Some(place), ..self.element(declared, 2) };
        let object = Tree { step: Some(step), ..Tree::declared(element) };
        tree.content.extend([path, object.with(value)].map(Part::Element));
        Some(())
    }

    /// A new item or folder with some of the properties that can be given to one.
    fn new_object(&mut self, kind: &'static Kind, complex: &'static Complex, depth: usize, tree: &mut Tree) {
        for place in 0..complex.step_count() {
            let Some(step) = complex.step(place) else { continue };
            let [element] = step.alternatives else { continue };
            let property = kind.property_named(element.name);
            let is_needed = element.name == "DisplayName" && self.is_about_folders();
            let is_fit = property.is_some_and(|property| property.has(flags::CREATE));
            if is_fit && element.exists_in(self.version) && (is_needed || self.choices.once_in(12)) {
                let child = self.element(element, depth.saturating_sub(1));
                tree.content.push(Part::Element(Tree { step: Some(step), ..child }));
            }
        }
    }

    fn stored_path(&mut self, tree: &mut Tree) {
        for (name, value) in self.choices.pick(STORED) {
            tree.set_attribute(name, (*value).to_owned());
        }
    }

    /// A property that can be searched for and whose value is text of a datatype.
    fn searched(&mut self) -> Option<(&'static Property, &'static Simple)> {
        let kind = self.kind("");
        let property = self.property(kind, flags::SEARCH)?;
        match (property.element.of_type)() {
            Type::Simple(simple) => Some((property, simple)),
            Type::Complex(_) => None,
        }
    }

    fn comparison(&mut self, complex: &'static Complex, tree: &mut Tree) -> Option<()> {
        let (property, simple) = self.searched()?;
        let path = self.path_to(complex, property)?;
        let (step, element) = step_with(complex, "FieldURIOrConstant")?;
        let mut operand = Tree { step: Some(step), ..Tree::declared(element) };
        let constant = self.constant(operand.complex()?, simple)?;
        operand.content.push(Part::Element(constant));
        tree.content.extend([path, operand].map(Part::Element));
        Some(())
    }

    fn contains(&mut self, complex: &'static Complex, tree: &mut Tree) -> Option<()> {
        let (property, simple) = self.searched()?;
        let path = self.path_to(complex, property)?;
        let constant = self.constant(complex, simple)?;
        self.attributes(complex, tree);
        tree.content.extend([path, constant].map(Part::Element));
        Some(())
    }

    fn constant(&mut self, complex: &'static Complex, simple: &Simple) -> Option<Tree> {
        let (step, element) = step_with(complex, "Constant")?;
        let mut constant = Tree { step: Some(step), ..Tree::declared(element) };
        constant.set_attribute("Value", fitting(simple, self.version, self.choices));
        Some(constant)
    }
}

/// The kind that an element is, of those that mailboxes hold.
fn kind_of(element: &Element) -> Option<&'static Kind> {
    let Type::Complex(complex) = (element.of_type)() else { return None };
    let is_own = |of_type: Type| matches!(of_type, Type::Complex(own) if std::ptr::eq(own, complex));
    let items = ItemKind::ALL.iter().filter(|kind| kind.is_held()).map(|kind| kind.kind());
    let mut kinds = items.chain(FolderKind::ALL.iter().map(|kind| kind.kind()));
    kinds.find(|kind| kind.element.name == element.name && is_own((kind.element.of_type)()))
}

fn is_comparison(complex: &Complex) -> bool {
    complex.base.is_some_and(|base| base().name == "TwoOperandExpressionType")
}

/// The place in a type where an element of that name may stand.
fn step_with(complex: &'static Complex, name: &str) -> Option<(&'static Step, &'static Element)> {
    let mut steps = (0..complex.step_count()).filter_map(|place| complex.step(place));
    steps.find_map(|step| Some((step, step.alternatives.iter().find(|element| element.name == name)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Pool, request};
    use crate::operation::REQUESTS;

    fn bytes(seed: u32) -> Vec<u8> {
        (1..600_u32)
            .map(|place| (seed.wrapping_mul(2_654_435_761).rotate_left(place % 31) >> (place % 24)) as u8)
            .collect()
    }

    fn drawn(operation: &str) -> impl Iterator<Item = Tree> {
        let element = REQUESTS.body(operation).expect("it is simulated");
        (0..300).map(move |seed| {
            let bytes = bytes(seed);
            request(&REQUESTS, element, &Pool::default(), &mut Choices::new(&bytes))
        })
    }

    #[test]
    fn most_changes_are_of_the_property_their_path_leads_to() {
        let (mut fitting, mut all) = (0, 0);
        for mut tree in drawn("UpdateItem") {
            let is_change = |tree: &Tree| tree.local == "SetItemField";
            for number in 0..tree.count(&is_change) {
                let change = tree.nth_mut(number, &is_change).expect("counted");
                let [path, item] = [0, 1].map(|place| change.children().nth(place).expect("required"));
                let has_path = path.local == "FieldURI" && item.children().count() == 1;
                (fitting, all) = (fitting + usize::from(has_path), all + 1);
            }
        }
        assert!(all > 100 && fitting * 2 > all, "{fitting} of {all}");
    }

    #[test]
    fn most_new_folders_have_a_name() {
        let has_name = |mut tree: Tree| {
            let is_folder = |tree: &Tree| tree.local == "Folder";
            let folder = tree.nth_mut(0, &is_folder)?;
            Some(folder.children().any(|child| child.local == "DisplayName"))
        };
        let named: Vec<_> = drawn("CreateFolder").filter_map(has_name).collect();
        assert!(named.iter().filter(|has_name| **has_name).count() * 2 > named.len(), "{named:?}");
    }
}
