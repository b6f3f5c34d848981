package main

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"assize.example/app/internal/gallery/scene"
	"assize.example/app/internal/kit"
)

func TestEverySceneIsDrawnAtTheSizeAskedFor(t *testing.T) {
	g := gallery{out: t.TempDir(), size: fyne.NewSize(1366, 768)}
	require.NoError(t, g.draw(kit.Contrast))

	files, err := os.ReadDir(g.out)
	require.NoError(t, err)
	require.Len(t, files, len(scene.All())+len(scene.SignIns()))
	for _, one := range files {
		f, err := os.Open(filepath.Join(g.out, one.Name()))
		require.NoError(t, err)
		picture, err := png.DecodeConfig(f)
		require.NoError(t, err)
		require.NoError(t, f.Close())
		require.Equal(t, []int{1366, 768}, []int{picture.Width, picture.Height}, one.Name())
	}
}

func TestAFolderThatCannotBeMadeIsAnError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	g := gallery{out: filepath.Join(file, "in"), only: "01-list", size: fyne.NewSize(911, 512)}
	require.ErrorContains(t, g.draw(kit.Light), file)
}
