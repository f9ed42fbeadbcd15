//! A simulator and the model side by side.

use std::collections::BTreeMap;

use ews_sim::ResponseCode;

use crate::client::{
    Client, create_folder, create_item, delete_folder, delete_item, distinguished, field, folder_of,
    get_item, message, set_field, shape, transfer_folder, transfer_item, update_folder,
};
use crate::naive::{Folder, Item, Model};
use crate::replica::{self, KnownFolder, KnownItem, Replica};
use crate::shortest::Sent;
use crate::tree::{Answer, Id};

/// The folders of a new mailbox that steps name; the others are those that steps have made.
const PLACES: [&str; 5] = ["msgfolderroot", "inbox", "drafts", "deleteditems", "contacts"];

/// What the client wants to know of items.
const PATHS: [&str; 2] = ["item:Subject", "message:IsRead"];

/// The change key that a request gives.
#[derive(Debug, Clone, Copy)]
pub(crate) enum KeyGiven {
    /// The last that was shown; it is stale when the item has been marked since.
    Newest,
    /// One that was shown.
    Any(u8),
    None,
}

/// One property of an item.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Update {
    Subject(&'static str),
    IsRead(bool),
}

/// One request; the numbers pick from the folders and items that have been seen, be they there or gone.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    CreateFolder(u8, &'static str),
    RenameFolder(u8, &'static str),
    MoveFolder(u8, u8),
    DeleteFolder(u8, &'static str),
    SyncFolders,
    /// A message that is read or not, or a contact, which most often goes where contacts do.
    CreateItem(u8, &'static str, Option<bool>),
    UpdateItem(u8, Update, &'static str, KeyGiven),
    MoveItem(u8, u8),
    CopyItem(u8, u8),
    DeleteItem(u8, &'static str),
    MarkAllItemsAsRead(u8, bool),
    FindItem(u8),
    GetItem(u8),
    SyncItems(u8, u8),
}

/// A simulator, the model, and clients that listen.
pub(crate) struct Listening {
    client: Client,
    model: Model,
    /// The folders that steps name.
    places: Vec<usize>,
    hierarchy: Replica<KnownFolder>,
    contents: BTreeMap<usize, Replica<KnownItem>>,
    sent: Sent,
}

impl Listening {
    pub(crate) fn new(sent: Sent) -> Self {
        let mut client = Client::new();
        let root = client.folder_id(&distinguished("msgfolderroot")).id;
        let top = Folder { id: root, name: String::new(), parent: None, is_well_known: true, is_there: true };
        let mut folders = vec![top];
        for found in client.succeed(&find_folders()).one("Folders").children.iter() {
            let (name, parent) = replica::folder(found);
            let parent = folders.iter().position(|folder| folder.id == parent);
            let id = found.id().id;
            folders.push(Folder { id, name, parent, is_well_known: true, is_there: true });
        }
        let places: Vec<_> = PLACES
            .iter()
            .map(|place| {
                let id = client.folder_id(&distinguished(place)).id;
                folders.iter().position(|folder| folder.id == id).expect("a new mailbox has it")
            })
            .collect();
        let model = Model { folders, items: Vec::new(), deleted_items: places[3], contacts: places[4] };
        let (hierarchy, contents) = (Replica::default(), BTreeMap::new());
        Self { client, model, places, hierarchy, contents, sent }
    }

    /// Sends a request that has to be answered with a code.
    #[track_caller]
    fn send(&mut self, request: &str, code: ResponseCode) -> Answer {
        self.sent.borrow_mut().push(request.to_owned());
        let answer = self.client.send(request);
        assert_eq!(answer.codes, [code], "{request}\n{}", *answer);
        answer
    }

    /// The same, and whether it has succeeded.
    #[track_caller]
    fn succeeds(&mut self, request: &str, code: ResponseCode) -> bool {
        self.send(request, code);
        code == ResponseCode::NoError
    }

    fn place(&self, pick: u8) -> usize {
        self.places[usize::from(pick) % self.places.len()]
    }

    fn picked_item(&self, pick: u8) -> Option<usize> {
        let count = self.model.items.len();
        (count > 0).then(|| usize::from(pick) % count)
    }

    fn folder_element(&self, folder: usize) -> String {
        Id { id: self.model.folders[folder].id.clone(), change_key: None }.folder()
    }

    fn item_element(&self, item: usize) -> String {
        Id { id: self.model.items[item].id.clone(), change_key: None }.item()
    }

    pub(crate) fn take(&mut self, step: &Step) {
        match *step {
            Step::CreateFolder(parent, name) => self.create_folder(self.place(parent), name),
            Step::RenameFolder(folder, name) => self.rename_folder(self.place(folder), name),
            Step::MoveFolder(folder, to) => {
                let (folder, to) = (self.place(folder), self.place(to));
                let code = self.model.move_folder(folder, to);
                let (folder, to) = (self.folder_element(folder), self.folder_element(to));
                self.send(&transfer_folder("MoveFolder", &folder, &to), code);
            }
            Step::DeleteFolder(folder, how) => {
                let folder = self.place(folder);
                let code = self.model.delete_folder(folder, how);
                self.send(&delete_folder(&self.folder_element(folder), how), code);
            }
            Step::SyncFolders => self.sync_folders(),
            Step::CreateItem(folder, subject, is_read) => {
                let is_misplaced = is_read.is_some() || folder % 4 == 0;
                let folder = if is_misplaced { self.place(folder) } else { self.model.contacts };
                self.create_item(folder, subject, is_read);
            }
            Step::MarkAllItemsAsRead(folder, is_read) => {
                let folder = self.place(folder);
                let code = self.model.mark_all_items_as_read(folder, is_read);
                let id = self.folder_element(folder);
                let request = format!(
                    "<m:MarkAllItemsAsRead><m:ReadFlag>{is_read}</m:ReadFlag><m:SuppressReadReceipts>true\
                     </m:SuppressReadReceipts><m:FolderIds>{id}</m:FolderIds></m:MarkAllItemsAsRead>"
                );
                self.send(&request, code);
            }
            Step::FindItem(folder) => self.compare_items_in(self.place(folder)),
            Step::SyncItems(folder, most) => {
                self.sync_items(self.place(folder), most);
            }
            Step::UpdateItem(item, ..)
            | Step::MoveItem(item, _)
            | Step::CopyItem(item, _)
            | Step::DeleteItem(item, _)
            | Step::GetItem(item) => {
                if let Some(item) = self.picked_item(item) {
                    self.take_with(item, step);
                }
            }
        }
    }

    /// Takes a step that names an item.
    fn take_with(&mut self, item: usize, step: &Step) {
        match *step {
            Step::UpdateItem(_, update, resolution, key) => self.update_item(item, update, resolution, key),
            Step::MoveItem(_, to) => self.transfer_item("MoveItem", item, self.place(to)),
            Step::CopyItem(_, to) => self.transfer_item("CopyItem", item, self.place(to)),
            Step::DeleteItem(_, how) => self.delete_item(item, how),
            _ => self.compare_item(item),
        }
    }

    fn create_folder(&mut self, parent: usize, name: &str) {
        let code = self.model.create_folder(parent, name);
        let request = create_folder(&self.folder_element(parent), &folder_of("Folder", name));
        let answer = self.send(&request, code);
        if code == ResponseCode::NoError {
            let (id, name) = (answer.object().id().id, name.to_owned());
            self.places.push(self.model.folders.len());
            let parent = Some(parent);
            self.model.folders.push(Folder { id, name, parent, is_well_known: false, is_there: true });
        }
    }

    /// Folders that servers make keep their names here.
    fn rename_folder(&mut self, folder: usize, name: &str) {
        if !self.model.folders[folder].is_well_known {
            let code = self.model.rename_folder(folder, name);
            let update = set_field("Folder", "folder:DisplayName", &folder_of("Folder", name));
            self.send(&update_folder(&self.folder_element(folder), &update), code);
        }
    }

    fn create_item(&mut self, folder: usize, subject: &str, is_read: Option<bool>) {
        let code = self.model.create_item(folder, is_read.is_none());
        let item = match is_read {
            Some(is_read) => message(subject, &format!("<t:IsRead>{is_read}</t:IsRead>")),
            None => format!("<t:Contact><t:Subject>{subject}</t:Subject></t:Contact>"),
        };
        let answer = self.send(&create_item(Some(&self.folder_element(folder)), &item), code);
        if code == ResponseCode::NoError {
            self.see_item(&answer.object().id(), subject.to_owned(), is_read, folder);
        }
    }

    fn see_item(&mut self, id: &Id, subject: String, is_read: Option<bool>, folder: usize) {
        let key = id.change_key.clone().expect("ids come with it");
        let (id, keys) = (id.id.clone(), vec![(0, key)]);
        self.model.items.push(Item { id, keys, changes: 0, subject, is_read, folder, is_there: true });
    }

    fn update_item(&mut self, item: usize, update: Update, resolution: &str, given: KeyGiven) {
        let Item { keys, id, is_read, .. } = self.model.items[item].clone();
        let given = match given {
            KeyGiven::Newest => keys.last(),
            KeyGiven::Any(pick) => keys.get(usize::from(pick) % keys.len()),
            KeyGiven::None => None,
        };
        let (value, path) = match update {
            Update::Subject(subject) => (format!("<t:Subject>{subject}</t:Subject>"), PATHS[0]),
            Update::IsRead(is_read) => (format!("<t:IsRead>{is_read}</t:IsRead>"), PATHS[1]),
        };
        let mut code = self.model.update_item(item, resolution, given.map(|(changes, _)| *changes));
        if code != ResponseCode::ErrorItemNotFound && is_read.is_none() && path == PATHS[1] {
            code = ResponseCode::ErrorInvalidPropertyRequest;
        }
        let kind = if path == PATHS[0] && is_read.is_none() { "Contact" } else { "Message" };
        let update_element = set_field("Item", path, &format!("<t:{kind}>{value}</t:{kind}>"));
        let id = Id { id, change_key: given.map(|(_, key)| key.clone()) }.item();
        let answer = self.send(
            &format!(
                "<m:UpdateItem ConflictResolution=\"{resolution}\" MessageDisposition=\"SaveOnly\">\
                 <m:ItemChanges><t:ItemChange>{id}<t:Updates>{update_element}</t:Updates></t:ItemChange>\
                 </m:ItemChanges></m:UpdateItem>"
            ),
            code,
        );
        if code == ResponseCode::NoError {
            let seen = answer.object().id();
            let item = &mut self.model.items[item];
            assert_eq!(seen.id, item.id);
            item.changes += 1;
            item.keys.push((item.changes, seen.change_key.expect("ids come with it")));
            match update {
                Update::Subject(subject) => subject.clone_into(&mut item.subject),
                Update::IsRead(is_read) => item.is_read = Some(is_read),
            }
        }
    }

    fn transfer_item(&mut self, operation: &str, item: usize, to: usize) {
        let code = self.model.transfer_item(item, to);
        let request = transfer_item(operation, &self.item_element(item), &self.folder_element(to));
        let answer = self.send(&request, code);
        if code == ResponseCode::NoError {
            self.model.items[item].is_there = operation == "CopyItem";
            let Item { subject, is_read, .. } = self.model.items[item].clone();
            self.see_item(&answer.object().id(), subject, is_read, to);
        }
    }

    /// What goes to Deleted Items gets a new id, which no answer tells.
    fn delete_item(&mut self, item: usize, how: &str) {
        let code = self.model.item(item);
        if !self.succeeds(&delete_item(&self.item_element(item), how), code) {
            return;
        }
        self.model.items[item].is_there = false;
        if how == "MoveToDeletedItems" {
            let (place, Item { subject, is_read, .. }) =
                (self.model.deleted_items, self.model.items[item].clone());
            let found = self.send(&find_items(&self.folder_element(place)), ResponseCode::NoError);
            let ids = found.one("Items").children.iter().map(|item| item.id());
            let mut new = ids.filter(|id| self.model.items.iter().all(|item| item.id != id.id));
            let (id, none) = (new.next().expect("the item has a new id"), new.next());
            assert_eq!(none, None);
            self.see_item(&id, subject, is_read, place);
        }
    }

    fn sync_folders(&mut self) {
        let state = self.hierarchy.state.as_ref().map(|it| format!("<m:SyncState>{it}</m:SyncState>"));
        let (shape, state) = (shape("FolderShape", "AllProperties", "", ""), state.unwrap_or_default());
        let root = distinguished("msgfolderroot");
        let request = format!(
            "<m:SyncFolderHierarchy>{shape}<m:SyncFolderId>{root}</m:SyncFolderId>{state}\
             </m:SyncFolderHierarchy>"
        );
        let answer = self.send(&request, ResponseCode::NoError);
        let is_last = self.hierarchy.listen(&answer, replica::folder, |_, _| panic!("folders are not read"));
        assert!(is_last);
    }

    /// Asks for one page of changes; whether it is the last.
    fn sync_items(&mut self, folder: usize, most: u8) -> bool {
        let is_there = self.model.folders[folder].is_there;
        let code = if is_there { ResponseCode::NoError } else { ResponseCode::ErrorSyncFolderNotFound };
        let mut replica = self.contents.remove(&folder).unwrap_or_default();
        let state = replica.state.as_ref().map(|state| format!("<m:SyncState>{state}</m:SyncState>"));
        let state = state.unwrap_or_default();
        let (shape, id) =
            (shape("ItemShape", "IdOnly", "", &PATHS.map(field).concat()), self.folder_element(folder));
        let request = format!(
            "<m:SyncFolderItems>{shape}<m:SyncFolderId>{id}</m:SyncFolderId>{state}<m:MaxChangesReturned>\
             {most}</m:MaxChangesReturned></m:SyncFolderItems>"
        );
        let answer = self.send(&request, code);
        let is_last =
            !is_there || replica.listen(&answer, replica::item, |item, is_read| item.1 = Some(is_read));
        self.contents.insert(folder, replica);
        is_last
    }

    /// Everything there is, by every way to ask.
    pub(crate) fn compare(&mut self) {
        self.compare_folders();
        for place in self.places.clone() {
            self.compare_items_in(place);
            while !self.sync_items(place, 3) {}
            if self.model.folders[place].is_there {
                assert_eq!(self.contents[&place].known, self.known_in(place));
            }
        }
        for item in 0..self.model.items.len() {
            self.compare_item(item);
        }
        self.sync_folders();
        assert_eq!(self.hierarchy.known, self.known_folders());
    }

    fn known_in(&self, folder: usize) -> BTreeMap<String, KnownItem> {
        let items = self.model.items_in(folder);
        items.map(|item| (item.id.clone(), (item.subject.clone(), item.is_read))).collect()
    }

    fn known_folders(&self) -> BTreeMap<String, KnownFolder> {
        let folders = self.model.folders.iter().filter(|folder| folder.is_there);
        folders
            .filter_map(|folder| {
                let parent = self.model.folders[folder.parent?].id.clone();
                Some((folder.id.clone(), (folder.name.clone(), parent)))
            })
            .collect()
    }

    fn compare_folders(&mut self) {
        let answer = self.send(&find_folders(), ResponseCode::NoError);
        let found = &answer.one("Folders").children;
        let read = found.iter().map(|folder| (folder.id().id, replica::folder(folder)));
        assert_eq!(read.collect::<BTreeMap<_, _>>(), self.known_folders());
        for &place in &self.places {
            let Some(folder) = found.iter().find(|it| it.id().id == self.model.folders[place].id) else {
                continue;
            };
            let unread = self.model.items_in(place).filter(|item| item.is_read == Some(false)).count();
            let counts = [
                ("TotalCount", self.model.items_in(place).count()),
                ("UnreadCount", unread),
                ("ChildFolderCount", self.model.child_count(place)),
            ];
            // Folders of contacts do not say how much is unread.
            let counts =
                counts.into_iter().filter(|(name, _)| *name != "UnreadCount" || folder.name == "Folder");
            for (name, count) in counts {
                assert_eq!(folder.value(name), count.to_string(), "{name} of {folder}");
            }
        }
    }

    fn compare_items_in(&mut self, folder: usize) {
        let is_there = self.model.folders[folder].is_there;
        let code = if is_there { ResponseCode::NoError } else { ResponseCode::ErrorFolderNotFound };
        let answer = self.send(&find_items(&self.folder_element(folder)), code);
        if is_there {
            let items = answer.one("Items").children.iter();
            let found = items.map(|item| (item.id().id, replica::item(item)));
            assert_eq!(found.collect::<BTreeMap<_, _>>(), self.known_in(folder));
        }
    }

    fn compare_item(&mut self, item: usize) {
        // A contact cannot be asked whether it is read.
        let paths = if self.model.items[item].is_read.is_some() { &PATHS[..] } else { &PATHS[..1] };
        let paths: String = paths.iter().map(|path| field(path)).collect();
        let code = self.model.item(item);
        let answer = self.send(&get_item(&self.item_element(item), "IdOnly", "", &paths), code);
        if code == ResponseCode::NoError {
            let (Item { id, subject, is_read, keys, changes, .. }, found) =
                (&self.model.items[item], answer.object());
            assert_eq!((found.id().id, replica::item(found)), (id.clone(), (subject.clone(), *is_read)));
            // A change key is current as long as nothing has changed, and no longer.
            for (after, key) in keys {
                assert_eq!(found.id().change_key.as_ref() == Some(key), after == changes, "{found}");
            }
        }
    }
}

fn find_folders() -> String {
    let (shape, root) = (shape("FolderShape", "AllProperties", "", ""), distinguished("msgfolderroot"));
    format!(
        "<m:FindFolder Traversal=\"Deep\">{shape}<m:ParentFolderIds>{root}</m:ParentFolderIds></m:FindFolder>"
    )
}

fn find_items(folder: &str) -> String {
    let shape = shape("ItemShape", "IdOnly", "", &PATHS.map(field).concat());
    format!(
        "<m:FindItem Traversal=\"Shallow\">{shape}<m:ParentFolderIds>{folder}</m:ParentFolderIds>\
         </m:FindItem>"
    )
}
