//! What a search sees of an item.

use crate::casing::equal_ignoring_case;
use crate::content::body::html_to_text;
use crate::mailbox::{Item, Mailbox};
use crate::property::{Held, ItemProperty, PropertyId, PropertyPath, PropertyValue, ValueRef};
use crate::schema::BodyType;
use crate::search::Values;

/// An item as it is searched: by what it is answered with, whether that is stored or follows from it.
#[derive(Debug, Clone, Copy)]
pub struct SearchedItem<'a> {
    /// The mailbox it is in.
    pub mailbox: &'a Mailbox,
    /// The item.
    pub item: &'a Item,
}

impl Values for SearchedItem<'_> {
    fn value(&self, path: &PropertyPath) -> Option<Held<'_>> {
        match path {
            PropertyPath::Property(property) => {
                let own = self.item.kind().kind().equivalent_of(*property)?;
                self.mailbox.value(self.item, own).map(|held| as_searched(own, held))
            }
            PropertyPath::Entry(entry) => self.item.get(*entry).map(Held::Lent),
            PropertyPath::Header(name) => self.header(name),
            // Members are found by their list as a whole only.
            PropertyPath::Member(_) => None,
            PropertyPath::Extended(path) => {
                self.mailbox.extended_value(self.item, path).map(|value| Held::Own(value.into()))
            }
        }
    }
}

impl SearchedItem<'_> {
    /// The first header of that name, in any case.
    fn header(&self, name: &str) -> Option<Held<'_>> {
        let headers = self.mailbox.value(self.item, ItemProperty::InternetMessageHeaders)?;
        let ValueRef::Whole(PropertyValue::InternetHeaders(headers)) = headers.lend() else { return None };
        let header = headers.iter().find(|header| equal_ignoring_case(&header.header_name, name))?;
        Some(Held::Own(header.value.as_str().into()))
    }
}

/// A value as it is searched: of a body its text.
fn as_searched(property: PropertyId, held: Held<'_>) -> Held<'_> {
    if property == ItemProperty::Body.into() {
        if let ValueRef::Whole(PropertyValue::Body(BodyType::Html, html)) = held.lend() {
            return Held::Own(html_to_text(html).into());
        }
    }
    held
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::tz::TimeZone;

    use super::*;
    use crate::ServerProfile;
    use crate::mailbox::{
        ExtendedFieldUri, ExtendedPropertyPath, FolderKey, ItemKey, MapiPropertyType, NewItem,
    };
    use crate::property::{ContactProperty, EntryProperty, ItemKind, MessageProperty};
    use crate::schema::{
        ConstantValue, ContainmentComparison, ContainmentMode, ContainsExpression, EmailAddress, FieldOrder,
        FieldUriOrConstant, InternetHeader, IsEqualTo, Operand, SearchExpression, SortDirection,
        TwoOperandExpression,
    };
    use crate::search::{Clock, Query, Restriction, Scope, SortOrder};

    fn world(items: impl IntoIterator<Item = NewItem>) -> (Mailbox, Vec<ItemKey>) {
        let mut mailbox = Mailbox::new(1, "ada@example.test", "Ada");
        let create = |item: NewItem| {
            let folder = match item.kind {
                ItemKind::Contact => FolderKey::CONTACTS,
                _ => FolderKey::INBOX,
            };
            mailbox.create_item(folder, item, Timestamp::UNIX_EPOCH)
        };
        let keys = items.into_iter().map(create).collect::<Result<_, _>>();
        (mailbox, keys.expect("nothing is against them"))
    }

    fn constant(text: &str) -> ConstantValue {
        ConstantValue { value: text.to_owned() }
    }

    fn contains(path: impl Into<PropertyPath>, text: &str) -> SearchExpression {
        SearchExpression::Contains(ContainsExpression {
            containment_mode: Some(ContainmentMode::Substring),
            containment_comparison: Some(ContainmentComparison::Exact),
            path: path.into().spelled().expect("it has a name"),
            constant: constant(text),
        })
    }

    fn equal(path: impl Into<PropertyPath>, text: &str) -> SearchExpression {
        let operand = Operand::Constant(constant(text));
        let field_uri_or_constant = FieldUriOrConstant { operand };
        let path = path.into().spelled().expect("it has a name");
        SearchExpression::IsEqualTo(IsEqualTo {
            operands: TwoOperandExpression { path, field_uri_or_constant },
        })
    }

    #[track_caller]
    fn finds(expression: &SearchExpression, mailbox: &Mailbox, key: ItemKey) -> bool {
        let restriction = Restriction::new(expression, Scope::Items, &TimeZone::UTC).expect("it is sound");
        restriction.matches(&SearchedItem { mailbox, item: mailbox.item(key).expect("it is there") })
    }

    #[test]
    fn fp_101_a_body_is_searched_as_text() {
        let body = PropertyValue::Body(BodyType::Html, "<p class=\"hidden\">a &amp; b</p>".to_owned());
        let (mailbox, keys) = world([NewItem::new(ItemKind::Message).with(ItemProperty::Body, body)]);
        assert!(!finds(&contains(ItemProperty::Body, "hidden"), &mailbox, keys[0]));
        assert!(finds(&contains(ItemProperty::Body, "a & b"), &mailbox, keys[0]));
    }

    #[test]
    fn a_header_is_found_by_its_name_in_any_case() {
        let header = InternetHeader { header_name: "X-Test".to_owned(), value: "yes".to_owned() };
        let headers = PropertyValue::InternetHeaders(vec![header]);
        let message = NewItem::new(ItemKind::Message);
        let (mailbox, keys) = world([message.with(ItemProperty::InternetMessageHeaders, headers)]);
        for (name, expected) in [("x-test", true), ("X-Tes", false)] {
            let path = PropertyPath::Header(name.to_owned());
            assert_eq!(finds(&contains(path, "yes"), &mailbox, keys[0]), expected, "{name}");
        }
    }

    #[test]
    fn entries_derived_values_and_native_properties_are_searched() {
        let contact = NewItem::new(ItemKind::Contact)
            .with(ContactProperty::DisplayName, "Bob")
            .with(EntryProperty::EmailAddress2, "bob@example.test");
        let recipients = vec![EmailAddress { name: Some("Eve".to_owned()), ..EmailAddress::default() }];
        let message = NewItem::new(ItemKind::Message)
            .with(ItemProperty::Importance, PropertyValue::Word("High"))
            .with(MessageProperty::ToRecipients, PropertyValue::Mailboxes(recipients));
        let (mailbox, keys) = world([contact, message]);
        let importance =
            ExtendedPropertyPath::new(ExtendedFieldUri::tag(0x17, MapiPropertyType::Integer)).expect("sound");
        for (expression, expected) in [
            (equal(EntryProperty::EmailAddress2, "BOB@example.test"), [true, false]),
            (equal(EntryProperty::EmailAddress1, "bob@example.test"), [false, false]),
            (equal(ContactProperty::DisplayName, "bob"), [true, false]),
            (equal(ItemProperty::DisplayTo, "eve"), [false, true]),
            (equal(ItemProperty::Sensitivity, "Normal"), [true, true]),
            (equal(PropertyPath::Extended(importance.clone()), "2"), [false, true]),
        ] {
            let found = [keys[0], keys[1]].map(|key| finds(&expression, &mailbox, key));
            assert_eq!(found, expected, "{expression:?}");
        }
        let clock = Clock { now: Timestamp::UNIX_EPOCH, time_zone: TimeZone::UTC };
        for (query, expected) in
            [("bob", [true, false]), ("to:eve", [false, true]), ("kind:email", [false, true])]
        {
            let query = Query::new(query, &clock).expect("it asks for something");
            let item =
                |key| SearchedItem { mailbox: &mailbox, item: mailbox.item(key).expect("it is there") };
            assert_eq!([keys[0], keys[1]].map(|key| query.matches(&item(key))), expected, "{query:?}");
        }
    }

    #[test]
    fn items_are_sorted_by_what_is_derived() {
        let message = |subject: &str| NewItem::new(ItemKind::Message).with(ItemProperty::Subject, subject);
        let (mailbox, _) = world([message("short"), message(&"long ".repeat(9)), message("middle")]);
        let path = PropertyPath::from(ItemProperty::Size).spelled().expect("it has a name");
        let by_size = [FieldOrder { order: SortDirection::Ascending, path }];
        let order = SortOrder::new(&by_size, ServerProfile::default()).expect("sizes are sortable");
        let searched = |item| SearchedItem { mailbox: &mailbox, item };
        let mut items: Vec<_> = mailbox.items_in(FolderKey::INBOX).map(searched).collect();
        order.sort(&mut items);
        let subjects = items.iter().map(|searched| searched.item.properties().text(ItemProperty::Subject));
        assert_eq!(subjects.flatten().map(str::len).collect::<Vec<_>>(), [5, 6, 45]);
    }
}
