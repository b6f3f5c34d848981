package courtroomview

import (
	"fyne.io/fyne/v2"

	"assize.example/app/internal/kit"
)

// Menu is the main menu, with every action and its key, or the word that is typed for it. Of all shortcuts only
// the main menu's fire whatever has the keyboard, so none may be missing here.
func (s *Screen) Menu() *fyne.MainMenu {
	menus := map[string]*fyne.Menu{}
	main := fyne.NewMainMenu()
	for _, a := range s.actions {
		m, ok := menus[a.Menu]
		if !ok {
			m = fyne.NewMenu(s.menuLabel(a.Menu))
			menus[a.Menu] = m
			main.Items = append(main.Items, m)
		}
		item := fyne.NewMenuItem(a.Label, func() { s.hands.Do(a.ID) })
		if a.Key != "" {
			item.Shortcut = kit.Shortcut(a.Key)
		}
		m.Items = append(m.Items, item)
	}
	return main
}

func (s *Screen) menuLabel(menu string) string {
	if label := s.label("menu-" + menu); label != "" {
		return label
	}
	return menu
}
