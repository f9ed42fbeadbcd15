//! What the tests of searches set up, and how they ask.

use ews_sim::mailbox::{FolderKey, NewItem};
use ews_sim::property::{ItemKind, ItemProperty, PropertyValue};
use jiff::Timestamp;

use crate::client::{Client, distinguished, field, shape};
use crate::support::ADA;
use crate::tree::{Answer, Id, Tree};

/// FindItem, with what differs from the plainest one.
#[derive(Clone)]
pub(crate) struct Find {
    traversal: &'static str,
    shape: String,
    view: String,
    grouping: String,
    restriction: String,
    order: String,
    parents: String,
    query: String,
}

/// Finds the items directly in folders, with their subjects.
pub(crate) fn find(parents: &str) -> Find {
    let none = String::new;
    Find {
        traversal: "Shallow",
        shape: shape("ItemShape", "IdOnly", "", &field("item:Subject")),
        view: none(),
        grouping: none(),
        restriction: none(),
        order: none(),
        parents: parents.to_owned(),
        query: none(),
    }
}

/// Finds the messages in the Inbox, with their subjects.
pub(crate) fn inbox() -> Find {
    find(&distinguished("inbox"))
}

impl Find {
    pub(crate) fn traversal(self, traversal: &'static str) -> Self {
        Self { traversal, ..self }
    }

    pub(crate) fn shape(self, base_shape: &str, paths: &str) -> Self {
        Self { shape: shape("ItemShape", base_shape, "", paths), ..self }
    }

    pub(crate) fn view(self, view: impl Into<String>) -> Self {
        Self { view: view.into(), ..self }
    }

    pub(crate) fn grouping(self, grouping: impl Into<String>) -> Self {
        Self { grouping: grouping.into(), ..self }
    }

    pub(crate) fn only(self, expression: &str) -> Self {
        Self { restriction: format!("<m:Restriction>{expression}</m:Restriction>"), ..self }
    }

    /// In an order by these paths, each with its direction.
    pub(crate) fn by(self, fields: &[(&str, &str)]) -> Self {
        let fields = fields
            .iter()
            .map(|(path, order)| format!("<t:FieldOrder Order=\"{order}\">{path}</t:FieldOrder>"));
        Self { order: format!("<m:SortOrder>{}</m:SortOrder>", fields.collect::<String>()), ..self }
    }

    pub(crate) fn query(self, text: &str) -> Self {
        self.query_with("", text)
    }

    pub(crate) fn query_with(self, attributes: &str, text: &str) -> Self {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        Self { query: format!("<m:QueryString {attributes}>{text}</m:QueryString>"), ..self }
    }

    pub(crate) fn body(&self) -> String {
        let Self { traversal, shape, view, grouping, restriction, order, parents, query } = self;
        format!(
            "<m:FindItem Traversal=\"{traversal}\">{shape}{view}{grouping}{restriction}{order}\
             <m:ParentFolderIds>{parents}</m:ParentFolderIds>{query}</m:FindItem>"
        )
    }

    /// The subjects of what is found, in the order of the answer.
    #[track_caller]
    pub(crate) fn subjects(&self, client: &mut Client) -> Vec<String> {
        subjects_of(&client.succeed(&self.body()))
    }

    /// The attributes of the first `RootFolder` and the subjects in it.
    #[track_caller]
    pub(crate) fn page(&self, client: &mut Client) -> (String, Vec<String>) {
        let answer = client.succeed(&self.body());
        (attributes_of(answer.one("RootFolder")), subjects_of(&answer))
    }
}

/// The subjects of all items of an answer, in order.
pub(crate) fn subjects_of(answer: &Tree) -> Vec<String> {
    let items = answer.all("Items").into_iter().flat_map(|items| &items.children);
    items.map(|item| item.value("Subject").to_owned()).collect()
}

/// The attributes of a `RootFolder`, as short as they can be told.
pub(crate) fn attributes_of(root_folder: &Tree) -> String {
    let names = [
        ("IndexedPagingOffset", "offset"),
        ("NumeratorOffset", "numerator"),
        ("AbsoluteDenominator", "denominator"),
        ("TotalItemsInView", "total"),
        ("IncludesLastItemInRange", "last"),
    ];
    let told = names.iter().filter_map(|(attribute, short)| {
        root_folder.find_attribute(attribute).map(|value| format!("{short} {value}"))
    });
    told.collect::<Vec<_>>().join(", ")
}

/// A comparison of a property with a constant.
pub(crate) fn compare(operator: &str, path: &str, value: &str) -> String {
    let constant = format!("<t:FieldURIOrConstant><t:Constant Value=\"{value}\"/></t:FieldURIOrConstant>");
    format!("<t:{operator}>{path}{constant}</t:{operator}>")
}

/// A comparison of a property with another one.
pub(crate) fn compare_paths(operator: &str, path: &str, other: &str) -> String {
    format!("<t:{operator}>{path}<t:FieldURIOrConstant>{other}</t:FieldURIOrConstant></t:{operator}>")
}

pub(crate) fn is_equal_to(field_uri: &str, value: &str) -> String {
    compare("IsEqualTo", &field(field_uri), value)
}

pub(crate) fn exists(path: &str) -> String {
    format!("<t:Exists>{path}</t:Exists>")
}

pub(crate) fn excludes(path: &str, mask: &str) -> String {
    format!("<t:Excludes>{path}<t:Bitmask Value=\"{mask}\"/></t:Excludes>")
}

pub(crate) fn not(expression: &str) -> String {
    format!("<t:Not>{expression}</t:Not>")
}

pub(crate) fn and(expressions: &[String]) -> String {
    format!("<t:And>{}</t:And>", expressions.concat())
}

pub(crate) fn or(expressions: &[String]) -> String {
    format!("<t:Or>{}</t:Or>", expressions.concat())
}

/// Contains with its two attributes, if they are not empty.
pub(crate) fn contains(mode: &str, comparison: &str, path: &str, value: &str) -> String {
    let attribute = |name: &str, value: &str| match value {
        "" => String::new(),
        _ => format!(" {name}=\"{value}\""),
    };
    let (mode, comparison) =
        (attribute("ContainmentMode", mode), attribute("ContainmentComparison", comparison));
    format!("<t:Contains{mode}{comparison}>{path}<t:Constant Value=\"{value}\"/></t:Contains>")
}

/// The path of a header or of an entry of a dictionary.
pub(crate) fn indexed(field_uri: &str, index: &str) -> String {
    format!("<t:IndexedFieldURI FieldURI=\"{field_uri}\" FieldIndex=\"{index}\"/>")
}

/// The path of an extended property by its name in a set of our own.
pub(crate) fn extended(name: &str, of_type: &str) -> String {
    format!(
        "<t:ExtendedFieldURI PropertySetId=\"4d35a7a6-1f07-4bd5-9b2c-5f9a6d0c8a11\" PropertyName=\"{name}\" \
         PropertyType=\"{of_type}\"/>"
    )
}

/// An extended property as CreateItem takes it.
pub(crate) fn extended_property(path: &str, value: &str) -> String {
    format!("<t:ExtendedProperty>{path}{value}</t:ExtendedProperty>")
}

/// A value of an extended property.
pub(crate) fn one(value: &str) -> String {
    format!("<t:Value>{value}</t:Value>")
}

pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().expect("tests write times that exist")
}

/// A message with a subject, to be put into a mailbox without a request.
pub(crate) fn message(subject: &str) -> NewItem {
    NewItem::new(ItemKind::Message).with(ItemProperty::Subject, subject)
}

/// A message with a subject that was received at some minute of an hour.
pub(crate) fn received(subject: &str, minute: u32) -> NewItem {
    message(subject).with(ItemProperty::DateTimeReceived, time(&format!("2024-03-01T09:{minute:02}:00Z")))
}

/// An item with several texts as a property.
pub(crate) fn texts(values: &[&str]) -> PropertyValue {
    PropertyValue::Texts(values.iter().map(|&value| value.to_owned()).collect())
}

/// A client whose Inbox has these items.
#[track_caller]
pub(crate) fn with_items(items: impl IntoIterator<Item = NewItem>) -> Client {
    let mut client = Client::new();
    put(&mut client, FolderKey::INBOX, items);
    client
}

/// Puts items into a folder of Ada's.
#[track_caller]
pub(crate) fn put(client: &mut Client, folder: FolderKey, items: impl IntoIterator<Item = NewItem>) {
    let put = client.simulator.seed(ADA, |mailbox, now| {
        items.into_iter().try_for_each(|item| mailbox.create_item(folder, item, now).map(drop))
    });
    put.expect("nothing is against them");
}

/// A client whose Inbox has so many messages, each a minute younger than the one before.
#[track_caller]
pub(crate) fn with_messages(count: u32) -> Client {
    with_items((0..count).map(|number| received(&format!("{number:04}"), number % 60)))
}

/// Subjects as strings of the same length, from one number to before another.
pub(crate) fn numbers(range: std::ops::Range<u32>) -> Vec<String> {
    range.map(|number| format!("{number:04}")).collect()
}

/// By subject, the first one first.
pub(crate) const BY_SUBJECT: &[(&str, &str)] = &[("<t:FieldURI FieldURI=\"item:Subject\"/>", "Ascending")];

/// The ids of the items of an answer.
pub(crate) fn ids_of(answer: &Answer) -> Vec<Id> {
    answer.all("Items").into_iter().flat_map(|items| &items.children).map(Tree::id).collect()
}

/// Checks that an answer names the path of a property in its MessageXml.
#[track_caller]
pub(crate) fn names_path(answer: &Answer, field_uri: &str) {
    let path = format!("FieldURI=\"{field_uri}\"");
    assert!(answer.to_string().contains(&path), "{path} is not in {}", **answer);
}
