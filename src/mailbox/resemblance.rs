//! Which object a wrong id was probably meant for.

use super::{FolderKey, Item, ItemEntryId, ItemKey, Mailbox};
use crate::finding::Nearest;
use crate::property::ItemProperty;

/// The length of the ids that are compared.
const ID_CHARACTERS: usize = 152;
/// Not more ids than this are compared with a wrong one.
const MOST_IDS_COMPARED: usize = 1_000;
/// An id is like another when all but so many of its characters are the same.
const MOST_CHARACTERS_APART: usize = 12;

impl Mailbox {
    /// The object that has an id most like a text, as if a few characters had been lost, added or changed in
    /// one place, or the case of many. `None` when there is no such object or there are several.
    pub(crate) fn object_with_id_like(&self, text: &str) -> Option<Nearest> {
        let text = text.trim();
        // Most wrong ids are nothing like one, and cost nothing more.
        if text.len().abs_diff(ID_CHARACTERS) > MOST_CHARACTERS_APART {
            return None;
        }
        let mut found: Option<(usize, Nearest)> = None;
        let mut is_only = true;
        let mut id = String::new();
        let groups = self.items_in(FolderKey::IM_CONTACT_LIST);
        let contacts = self.items_in(FolderKey::QUICK_CONTACTS);
        for item in groups.chain(contacts).take(MOST_IDS_COMPARED) {
            id.clear();
            self.write_item_id(item, &mut id);
            let apart = characters_apart(text.as_bytes(), id.as_bytes());
            let least = found.as_ref().map_or(MOST_CHARACTERS_APART + 1, |(least, _)| *least);
            if apart < least {
                found = Some((apart, nearest(item, id.clone())));
                is_only = true;
            } else if apart == least {
                is_only = false;
            }
        }
        found.filter(|_| is_only).map(|(_, nearest)| nearest)
    }

    /// The object with the number in an id, although other parts of the id are wrong or it is of another
    /// kind.
    pub(crate) fn object_behind(&self, id: &ItemEntryId) -> Option<Nearest> {
        let item = self.item(ItemKey(id.item.counter.value()))?;
        Some(nearest(item, self.item_id_of(item)))
    }
}

/// The item by the name that users see.
fn nearest(item: &Item, id: String) -> Nearest {
    let subject = || item.properties().text(ItemProperty::Subject);
    let display_name = item.display_name().or_else(subject).unwrap_or_default();
    Nearest::Object { display_name: display_name.to_owned(), id }
}

/// How many characters lie between what two texts share at the start and what they share at the end, case
/// aside.
fn characters_apart(a: &[u8], b: &[u8]) -> usize {
    let shorter = a.len().min(b.len());
    let same = |(x, y): &(&u8, &u8)| x.eq_ignore_ascii_case(y);
    let start = a.iter().zip(b).take_while(same).count();
    let end = a.iter().rev().zip(b.iter().rev()).take(shorter - start).take_while(same).count();
    a.len().max(b.len()) - start - end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(nearest: Option<Nearest>) -> Option<String> {
        match nearest {
            Some(Nearest::Object { display_name, .. }) => Some(display_name),
            _ => None,
        }
    }

    #[test]
    fn a_text_that_could_be_several_ids_or_none_is_like_nothing() {
        let mailbox = Mailbox::new(1, "ada@example.test", "Ada");
        let id = mailbox.item_id_of(mailbox.im_groups().next().expect("there are default groups"));
        assert_eq!(mailbox.object_with_id_like(""), None);
        assert_eq!(mailbox.object_with_id_like("Work"), None);
        assert_eq!(mailbox.object_with_id_like(&id[..id.len() - 12]), None, "all begin like that");
    }

    #[test]
    fn an_id_that_was_cut_changed_or_cased_is_like_itself() {
        let mut mailbox = Mailbox::new(1, "ada@example.test", "Ada");
        let work = mailbox.add_im_group("Work").expect("the name is free");
        let id = mailbox.item_id_of(mailbox.im_group(work).expect("it was just made"));
        assert_eq!(id.len(), ID_CHARACTERS);
        let changed = format!("{}!{}", &id[..30], &id[31..]);
        for text in [&id[..id.len() - 1], &id[1..], &id.to_lowercase(), &changed, &format!(" {id} ")] {
            assert_eq!(named(mailbox.object_with_id_like(text)).as_deref(), Some("Work"), "{text}");
        }
    }

    #[test]
    fn texts_are_as_far_apart_as_what_they_do_not_share() {
        assert_eq!(characters_apart(b"", b""), 0);
        assert_eq!(characters_apart(b"aa", b"aaa"), 1);
        assert_eq!(characters_apart(b"abcd", b"aBXd"), 1);
        assert_eq!(characters_apart(b"abcd", b""), 4);
    }
}
