//! The stored values of one item or folder, packed.
//!
//! An item has a dozen short values of a hundred possible ones, and a mailbox a million items, so the values
//! lie in one allocation: a table of entries in order of property, then the bytes they end at. Values with
//! parts, which few items have, lie beside it.

use jiff::Timestamp;

use super::table::PropertyId;
use super::value::{Held, PropertyValue, Texts, ValueRef};
use crate::rarely::Rarely;

/// Values by property.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PropertyBag {
    /// Entries of [`ENTRY`] bytes, then their values; see [`Entry`].
    packed: Box<[u8]>,
    /// Values with parts, in order of property.
    whole: Rarely<(PropertyId, PropertyValue)>,
}

/// A value that is to be stored, or `None` for one that is to be removed.
pub(crate) type Change<'a> = (PropertyId, Option<Held<'a>>);

/// The bytes of an entry: property and kind (2), end of the value (4), both little-endian.
const ENTRY: usize = 6;
/// Bits of the first two bytes above those of the property: which [`Kind`].
const KIND_SHIFT: u32 = 13;

/// How the bytes of a packed value are read.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Kind {
    Text,
    Word,
    Boolean,
    Integer,
    Double,
    Time,
    Binary,
    Texts,
}

impl Kind {
    const ALL: [Self; 8] = [
        Self::Text,
        Self::Word,
        Self::Boolean,
        Self::Integer,
        Self::Double,
        Self::Time,
        Self::Binary,
        Self::Texts,
    ];
}

impl PropertyBag {
    /// A bag of these values; the last one of a property counts.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = (PropertyId, PropertyValue)>) -> Self {
        let mut bag = Self::default();
        bag.apply(values.into_iter().map(|(property, value)| (property, Some(value))));
        bag
    }

    /// Whether nothing is stored.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.packed.is_empty() && self.whole.is_empty()
    }

    /// The value of a property.
    #[must_use]
    pub fn get(&self, property: impl Into<PropertyId>) -> Option<ValueRef<'_>> {
        let code = property.into().code();
        match self.index_of(code) {
            Some(index) => Some(self.value_of(index)),
            None => self.whole_of(code),
        }
    }

    /// The texts of some properties, all of one table and in its order, which have nothing but texts.
    pub(crate) fn texts_of<const N: usize>(
        &self,
        properties: [impl Into<PropertyId>; N],
    ) -> impl Iterator<Item = &str> {
        let codes = properties.map(|property| property.into().code());
        let first = codes.first().map_or(0, |code| self.place_of(*code));
        let there = (first..self.entry_count()).map(|index| (index, self.code_of(index)));
        let there = there.take_while(move |(_, code)| codes.last().is_some_and(|last| code <= last));
        let wanted = there.filter(move |(_, code)| codes.contains(code));
        wanted.filter_map(|(index, _)| self.value_of(index).text())
    }

    /// Where the entry of a property stands, if its value is packed.
    fn index_of(&self, code: u16) -> Option<usize> {
        let place = self.place_of(code);
        (place < self.entry_count() && self.code_of(place) == code).then_some(place)
    }

    /// Where the entry of a property stands, or would stand.
    fn place_of(&self, code: u16) -> usize {
        let table = self.table();
        let code_of = |index: usize| code_of_head([table[index * ENTRY], table[index * ENTRY + 1]]);
        let (mut first, mut count) = (0, table.len() / ENTRY);
        while count > 0 {
            let half = count / 2;
            let is_before = code_of(first + half) < code;
            first = if is_before { first + half + 1 } else { first };
            count = if is_before { count - half - 1 } else { half };
        }
        first
    }

    /// The value of a property, if it is one with parts.
    fn whole_of(&self, code: u16) -> Option<ValueRef<'_>> {
        let (_, value) = self.whole.iter().find(|(own, _)| own.code() == code)?;
        Some(ValueRef::Whole(value))
    }

    /// The text of a property, when it has one.
    #[must_use]
    pub fn text(&self, property: impl Into<PropertyId>) -> Option<&str> {
        self.get(property).and_then(ValueRef::text)
    }

    /// The number of a property, when it has one.
    #[must_use]
    pub fn integer(&self, property: impl Into<PropertyId>) -> Option<i64> {
        match self.get(property) {
            Some(ValueRef::Integer(number)) => Some(number),
            _ => None,
        }
    }

    /// The truth value of a property, when it has one.
    #[must_use]
    pub fn boolean(&self, property: impl Into<PropertyId>) -> Option<bool> {
        match self.get(property) {
            Some(ValueRef::Boolean(value)) => Some(value),
            _ => None,
        }
    }

    /// The instant of a property, when it has one.
    #[must_use]
    pub fn time(&self, property: impl Into<PropertyId>) -> Option<Timestamp> {
        match self.get(property) {
            Some(ValueRef::Time(instant)) => Some(instant),
            _ => None,
        }
    }

    /// The mailboxes of a property: one or several.
    #[must_use]
    pub fn mailboxes(&self, property: impl Into<PropertyId>) -> &[crate::schema::EmailAddress] {
        match self.get(property) {
            Some(ValueRef::Whole(PropertyValue::Mailbox(mailbox))) => std::slice::from_ref(&**mailbox),
            Some(ValueRef::Whole(PropertyValue::Mailboxes(mailboxes))) => mailboxes,
            _ => &[],
        }
    }

    /// Everything that is stored, owned, in order of property.
    pub fn values(&self) -> impl Iterator<Item = (PropertyId, PropertyValue)> + '_ {
        let packed = (0..self.entry_count()).filter_map(|index| {
            let property = PropertyId::of_code(self.code_of(index))?;
            Some((property, self.value_of(index).to_owned_of(property.property())))
        });
        packed.chain(self.whole.iter().cloned())
    }

    /// The properties that have a value.
    pub fn properties(&self) -> impl Iterator<Item = PropertyId> + '_ {
        let packed = (0..self.entry_count()).filter_map(|index| PropertyId::of_code(self.code_of(index)));
        packed.chain(self.whole.iter().map(|(property, _)| *property))
    }

    /// Stores a value in place of the one there.
    pub fn set(&mut self, property: impl Into<PropertyId>, value: impl Into<PropertyValue>) {
        self.apply([(property.into(), Some(value.into()))]);
    }

    /// Removes the value of a property, if it has one.
    pub fn remove(&mut self, property: impl Into<PropertyId>) {
        self.apply([(property.into(), None)]);
    }

    /// Stores and removes several values at once, which is packed once; the last word on a property counts.
    pub fn apply(&mut self, changes: impl IntoIterator<Item = (PropertyId, Option<PropertyValue>)>) {
        let changes = changes.into_iter();
        self.apply_held(changes.map(|(property, value)| (property, value.map(Held::Own))).collect());
    }

    /// The same with values that somebody may lend.
    pub(crate) fn apply_held(&mut self, mut changes: Vec<Change<'_>>) {
        if changes.is_empty() {
            return;
        }
        keep_last_words(&mut changes);
        let mut packer = self.packer_for(&changes);
        let mut whole = self.whole.take();
        whole.retain(|(property, _)| changes.binary_search_by_key(property, |(own, _)| *own).is_err());
        let mut kept = (0..self.entry_count()).peekable();
        for (property, value) in changes {
            let code = property.code();
            while let Some(index) = kept.next_if(|&index| self.code_of(index) < code) {
                packer.push_bytes(self.code_of(index), self.kind_of(index), self.bytes_of(index));
            }
            kept.next_if(|&index| self.code_of(index) == code);
            if let Some(value) = value {
                if !packer.push(code, value.lend()) {
                    whole.push((property, value.into_owned(property)));
                }
            }
        }
        for index in kept {
            packer.push_bytes(self.code_of(index), self.kind_of(index), self.bytes_of(index));
        }
        whole.sort_by_key(|(property, _)| *property);
        self.whole = whole.into();
        self.packed = packer.finish();
    }

    /// With room for exactly what is packed once these changes are made, one of each property.
    fn packer_for(&self, changes: &[Change<'_>]) -> Packer {
        let (mut entries, mut bytes) = (self.entry_count(), self.packed_values().len());
        let is_fresh = self.packed.is_empty();
        for (property, value) in changes {
            if let Some(index) = (!is_fresh).then(|| self.index_of(property.code())).flatten() {
                entries -= 1;
                bytes -= self.bytes_of(index).len();
            }
            if let Some(length) = value.as_ref().and_then(|value| packed_length(value.lend())) {
                entries += 1;
                bytes += length;
            }
        }
        Packer::with_room(entries, bytes)
    }

    /// How many bytes the values have, and their texts UTF-16 units: what the size of an item grows with.
    #[must_use]
    pub fn weight(&self) -> usize {
        let whole = self.whole.iter().map(|(_, value)| match value {
            PropertyValue::Body(_, text) => text.encode_utf16().count() * 2,
            PropertyValue::Mailboxes(mailboxes) => mailboxes.len() * 64,
            _ => 64,
        });
        self.packed.len() + whole.sum::<usize>()
    }

    /// How many values are packed: the end of the table is where the first value starts.
    fn entry_count(&self) -> usize {
        self.packed.first_chunk::<COUNT>().map_or(0, |count| u32::from_le_bytes(*count) as usize)
    }

    fn entry(&self, index: usize) -> &[u8; ENTRY] {
        let at = COUNT + index * ENTRY;
        self.packed[at..].first_chunk().expect("the table has as many entries as the count says")
    }

    /// The entries, one after the other.
    fn table(&self) -> &[u8] {
        self.packed.get(COUNT..COUNT + self.entry_count() * ENTRY).unwrap_or_default()
    }

    fn code_of(&self, index: usize) -> u16 {
        let [low, high, ..] = *self.entry(index);
        code_of_head([low, high])
    }

    fn kind_of(&self, index: usize) -> Kind {
        let [low, high, ..] = *self.entry(index);
        Kind::ALL[usize::from(u16::from_le_bytes([low, high]) >> KIND_SHIFT)]
    }

    fn end_of(&self, index: usize) -> usize {
        let [_, _, end @ ..] = *self.entry(index);
        u32::from_le_bytes(end) as usize
    }

    fn packed_values(&self) -> &[u8] {
        self.packed.get(COUNT + self.entry_count() * ENTRY..).unwrap_or_default()
    }

    fn bytes_of(&self, index: usize) -> &[u8] {
        let start = if index == 0 { 0 } else { self.end_of(index - 1) };
        &self.packed_values()[start..self.end_of(index)]
    }

    fn value_of(&self, index: usize) -> ValueRef<'_> {
        let bytes = self.bytes_of(index);
        let text = || std::str::from_utf8(bytes).expect("texts are packed as UTF-8");
        let number = || bytes.try_into().map_or(0, i64::from_le_bytes);
        match self.kind_of(index) {
            Kind::Text => ValueRef::Text(text()),
            Kind::Word => ValueRef::Word(text()),
            Kind::Boolean => ValueRef::Boolean(bytes == [1]),
            Kind::Integer => ValueRef::Integer(number()),
            Kind::Double => ValueRef::Double(f64::from_bits(number() as u64)),
            Kind::Time => ValueRef::Time(Timestamp::from_microsecond(number()).unwrap_or(Timestamp::MAX)),
            Kind::Binary => ValueRef::Binary(bytes),
            Kind::Texts => ValueRef::Texts(Texts(bytes)),
        }
    }
}

/// Puts changes in order of property, and leaves the last one of each.
fn keep_last_words(changes: &mut Vec<Change<'_>>) {
    // They mostly come so.
    if changes.is_sorted_by(|(earlier, _), (later, _)| earlier.code() < later.code()) {
        return;
    }
    // Stable, so that of several changes of one property the last stands last; it is the one to keep.
    changes.sort_by_key(|(property, _)| property.code());
    changes.dedup_by(|later, earlier| {
        let is_superseded = later.0.code() == earlier.0.code();
        if is_superseded {
            std::mem::swap(later, earlier);
        }
        is_superseded
    });
}

/// The property in the first bytes of an entry.
const fn code_of_head(head: [u8; 2]) -> u16 {
    u16::from_le_bytes(head) & ((1 << KIND_SHIFT) - 1)
}

/// Bytes before the entries: how many there are.
const COUNT: usize = size_of::<u32>();
/// Bytes before each of several texts: how long it is.
const LENGTH: usize = size_of::<u32>();

/// Values being packed, in order of property.
struct Packer {
    /// As [`PropertyBag::packed`], with entries still to be written.
    packed: Vec<u8>,
    /// Where the next entry is written, and where the values begin.
    next_entry: usize,
    values: usize,
}

/// How many bytes of values a value takes; `None` for one with parts, which is not packed.
fn packed_length(value: ValueRef<'_>) -> Option<usize> {
    match value {
        ValueRef::Text(text) | ValueRef::Word(text) => Some(text.len()),
        ValueRef::Boolean(_) => Some(size_of::<u8>()),
        ValueRef::Integer(_) | ValueRef::Double(_) | ValueRef::Time(_) => Some(size_of::<i64>()),
        ValueRef::Binary(bytes) | ValueRef::Texts(Texts(bytes)) => Some(bytes.len()),
        ValueRef::Whole(PropertyValue::Texts(texts)) => {
            Some(texts.iter().map(|text| LENGTH + text.len()).sum())
        }
        ValueRef::Whole(_) => None,
    }
}

impl Packer {
    /// For so many entries with so many bytes of values.
    fn with_room(entries: usize, bytes: usize) -> Self {
        let values = if entries == 0 { 0 } else { COUNT + entries * ENTRY };
        let mut packed = Vec::with_capacity(values + bytes);
        packed.resize(values, 0);
        if let Some(count) = packed.first_chunk_mut::<COUNT>() {
            *count = u32::try_from(entries).expect("there are a few hundred properties").to_le_bytes();
        }
        Self { packed, next_entry: COUNT, values }
    }

    /// Packs a value. Returns whether it could: one with parts is not packed.
    fn push(&mut self, code: u16, value: ValueRef<'_>) -> bool {
        match value {
            ValueRef::Text(text) => self.push_bytes(code, Kind::Text, text.as_bytes()),
            ValueRef::Word(word) => self.push_bytes(code, Kind::Word, word.as_bytes()),
            ValueRef::Boolean(value) => self.push_bytes(code, Kind::Boolean, &[u8::from(value)]),
            ValueRef::Integer(number) => self.push_bytes(code, Kind::Integer, &number.to_le_bytes()),
            ValueRef::Double(number) => {
                self.push_bytes(code, Kind::Double, &number.to_bits().to_le_bytes());
            }
            ValueRef::Time(time) => {
                self.push_bytes(code, Kind::Time, &whole_microseconds(time).to_le_bytes());
            }
            ValueRef::Binary(bytes) => self.push_bytes(code, Kind::Binary, bytes),
            ValueRef::Texts(Texts(bytes)) => self.push_bytes(code, Kind::Texts, bytes),
            ValueRef::Whole(PropertyValue::Texts(texts)) => {
                for text in texts {
                    self.packed.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
                    self.packed.extend_from_slice(text.as_bytes());
                }
                self.push_bytes(code, Kind::Texts, &[]);
            }
            ValueRef::Whole(_) => return false,
        }
        true
    }

    fn push_bytes(&mut self, code: u16, kind: Kind, bytes: &[u8]) {
        self.packed.extend_from_slice(bytes);
        let end = self.packed.len() - self.values;
        let end = u32::try_from(end).expect("a request is far shorter than four gigabytes");
        debug_assert!(code < 1 << KIND_SHIFT, "there are fewer than 32 families");
        let head = code | (kind as u16) << KIND_SHIFT;
        let ([low, high], [a, b, c, d]) = (head.to_le_bytes(), end.to_le_bytes());
        self.packed[self.next_entry..][..ENTRY].copy_from_slice(&[low, high, a, b, c, d]);
        self.next_entry += ENTRY;
    }

    fn finish(self) -> Box<[u8]> {
        debug_assert_eq!(self.packed.len(), self.packed.capacity(), "the room was not counted right");
        debug_assert!(self.values == 0 || self.next_entry == self.values, "the table has gaps");
        self.packed.into()
    }
}

/// The last whole microsecond before an instant or at it, be it before 1970 or after.
fn whole_microseconds(instant: Timestamp) -> i64 {
    let is_cut_upwards = instant.subsec_nanosecond() % 1000 < 0;
    instant.as_microsecond() - i64::from(is_cut_upwards)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::property::{ContactProperty as P, ItemProperty as I, MessageProperty as M};
    use crate::schema::BodyType;

    #[test]
    fn instants_never_move_to_the_next_second() {
        for (sent, kept) in [
            ("2014-10-28T23:59:59.9999999Z", "2014-10-28T23:59:59.999999Z"),
            ("1601-01-01T23:59:59.9999999Z", "1601-01-01T23:59:59.999999Z"),
            ("1969-12-31T23:59:59.000001Z", "1969-12-31T23:59:59.000001Z"),
        ] {
            let [sent, kept] = [sent, kept].map(|text| text.parse::<Timestamp>().expect("an instant"));
            let bag = PropertyBag::of([(I::ReminderDueBy.into(), sent.into())]);
            assert_eq!(bag.time(I::ReminderDueBy), Some(kept));
        }
        for bound in [Timestamp::MIN, Timestamp::MAX] {
            let bag = PropertyBag::of([(I::ReminderDueBy.into(), bound.into())]);
            assert!(bag.time(I::ReminderDueBy).is_some_and(|kept| kept <= bound));
        }
    }

    #[test]
    fn texts_of_some_properties_are_found_among_others() {
        let wanted = [M::InternetMessageId, M::References];
        let of = |values: &[(PropertyId, PropertyValue)]| {
            PropertyBag::of(values.iter().cloned()).texts_of(wanted).map(str::to_owned).collect::<Vec<_>>()
        };
        let others = [(I::Subject.into(), "before".into()), (M::IsRead.into(), true.into())];
        let after = (P::JobTitle.into(), "after".into());
        let [id, references] =
            [(wanted[0], "a"), (wanted[1], "b")].map(|(it, text)| (it.into(), text.into()));
        assert_eq!(of(&[]), [""; 0]);
        assert_eq!(of(&others), [""; 0]);
        assert_eq!(of(&[references.clone(), after.clone()]), ["b"]);
        assert_eq!(of(&[&others[..], &[id, references, after]].concat()), ["a", "b"]);
    }

    #[test]
    fn what_was_stored_last_is_there_and_nothing_else() {
        let mut bag = PropertyBag::of([
            (I::Subject.into(), "first".into()),
            (M::IsRead.into(), true.into()),
            (I::Size.into(), PropertyValue::Integer(7)),
            (I::Subject.into(), "second".into()),
        ]);
        assert_eq!(bag.text(I::Subject), Some("second"));
        assert_eq!((bag.boolean(M::IsRead), bag.integer(I::Size)), (Some(true), Some(7)));
        assert_eq!(bag.get(I::InReplyTo), None);
        bag.remove(I::Size);
        bag.set(I::InReplyTo, "");
        assert_eq!((bag.integer(I::Size), bag.text(I::InReplyTo)), (None, Some("")));
        assert_eq!((bag.text(I::Subject), bag.boolean(M::IsRead)), (Some("second"), Some(true)));
    }

    #[test]
    fn a_bag_that_was_emptied_equals_a_fresh_one() {
        let mut bag = PropertyBag::default();
        bag.set(I::Categories, PropertyValue::Texts(vec!["a".into(), String::new()]));
        bag.set(I::Body, PropertyValue::Body(BodyType::Text, "text".into()));
        let Some(ValueRef::Texts(texts)) = bag.get(I::Categories) else { panic!("{bag:?}") };
        assert_eq!(texts.collect::<Vec<_>>(), ["a", ""]);
        assert!(matches!(bag.get(I::Body), Some(ValueRef::Whole(PropertyValue::Body(..)))));
        bag.remove(I::Categories);
        bag.remove(I::Body);
        assert_eq!(bag, PropertyBag::default());
        assert!(bag.is_empty());
    }
}
